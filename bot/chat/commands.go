package chat

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"setara/knowledge"
)

// call is one use of a command, or one message that could be an answer.
type call struct {
	chat int64
	// update is the number of the message, see [Message.Update].
	update int64
	// rest is what was typed behind the command.
	rest string
	conv *conversation
	// typed tells that it was said in words rather than with a slash.
	typed bool
	// person is who uses it, see [Message.person].
	person int64
	// photo is the picture that hangs on the message, empty for none.
	photo string
	// message is what an officer sent where they were asked for it.
	message *Message
	lastAsked
}

// lastAsked is what Setara asked in the turn before. A message answers it, or
// it is let go.
type lastAsked struct {
	// confirming tells that it asked whether to delete all that is kept.
	confirming bool
	// inviting is the role that somebody was going to be invited to, whose name
	// it asked for.
	inviting knowledge.Role
	// replying is the reply to an announcement that an answer was asked for.
	replying int64
	// desk is the answer to alike questions of which an officer was asked for
	// the text, or whether to send it. remarking is the ticket that an owner was
	// asked to add something to.
	desk      *desk
	remarking int64
	// deciding are the reports that a reason was asked for.
	deciding string
	// composing is what an officer was asked to send.
	composing *composing
	// wanting is what it asked about a wish, if anything.
	wanting string
	// dropping is the key of the product that it asked to delete.
	dropping string
	// editing is the part of the profile that it asked for anew, unprofiling
	// tells that it asked whether to delete the profile.
	editing     knowledge.Condition
	unprofiling bool
	// rate is the question about an import that waits for a rate.
	rate string
	// choice is which programme or rule it asked for.
	choice *entryChoice
	// fileDay is the upload whose day it asked for.
	fileDay *fileDay
	// proposing is what it asked for a proposal.
	proposing *proposing
	// modelAsked tells that it asked whether an outside model may be asked.
	modelAsked bool
	// askedByModel is what a model asked; nil for nothing.
	askedByModel *modelAsked
}

// sought tells whether Setara asked for something that the next message is.
func (l *lastAsked) sought() bool {
	return l.confirming || l.wanting != "" || l.dropping != "" || l.inviting != "" || l.composing != nil || l.replying != 0 ||
		l.fileDay != nil || l.deciding != "" || l.proposing != nil || l.desk != nil || l.remarking != 0 || l.askedByModel != nil
}

// lift takes what was asked out of the conversation.
func (conv *conversation) lift() lastAsked {
	last := lastAsked{
		confirming: conv.Confirming, wanting: conv.Wanting, dropping: conv.Dropping,
		editing: conv.Editing, unprofiling: conv.DropProfile, rate: conv.Import, choice: conv.Entries,
		inviting: conv.Inviting, composing: conv.Composing, replying: conv.Replying, fileDay: conv.FileDay, deciding: conv.Deciding,
		proposing: conv.Proposing, desk: conv.Desk.lift(), remarking: conv.Remarking,
		modelAsked: conv.ModelAsking, askedByModel: conv.ModelAsked,
	}
	conv.Confirming, conv.Wanting, conv.Dropping, conv.Import = false, "", "", ""
	conv.Editing, conv.DropProfile, conv.Entries, conv.Inviting = "", false, nil, ""
	conv.Composing, conv.Replying, conv.FileDay, conv.Deciding, conv.Proposing = nil, 0, nil, "", nil
	conv.Remarking, conv.ModelAsking, conv.ModelAsked = 0, false, nil
	return last
}

// The actions of buttons that are commands.
const (
	actionCost      = "/modal"
	actionSources   = "/sumber"
	actionImport    = "/impor"
	actionForgetYes = "/hapus_data ya"
	actionForgetNo  = "/hapus_data batal"
)

// commands are what may stand behind a slash, in lower case.
var commands = map[string]func(context.Context, *Chat, *call) (Response, error){
	"start":      start,
	"mulai":      start,
	"petugas":    showStaff,
	"audit":      showAudit,
	"siaran":     showBroadcasts,
	"berkas":     showFiles,
	"usulan":     showProposals,
	"basi":       showFreshness,
	"antrean":    showQueue,
	"tiket":      showTickets,
	"nilai":      rateAnswer,
	"model":      showModel,
	"wawasan":    showInsight,
	"harga":      askPrice,
	"modal":      costOfGoods,
	"produk":     showProducts,
	"sumber":     showSources,
	"impor":      explainImport,
	"gambar":     showPicture,
	"pantau":     watch,
	"program":    findPrograms,
	"profil":     showProfile,
	"kurs":       setRate,
	"info":       tellInfo,
	"batal":      abandon,
	"bantuan":    help,
	"help":       help,
	"izin":       consent,
	"izin_model": consentToModel,
	"langganan":  showTopics,
	"lapor":      complain,
	"laporan":    showComplaints,
	"segmen":     showSegments,
	"hapus_data": forgetMe,
	"data_saya":  showData,
	"teruskan":   passOnSaid,
	"lembar":     showFeeds,
	"suara":      tellGuessGone,
	"foto":       tellGuessGone,
}

// start greets and shows the examples, or accepts an invitation. The case under
// way is left behind.
func start(ctx context.Context, c *Chat, cl *call) (Response, error) {
	cl.conv.Case, cl.conv.Asking, cl.conv.Doubt = nil, "", nil
	cl.conv.Pictured, cl.conv.Told = "", nil
	cl.conv.pauseDraft()
	cl.conv.pauseWalk()
	if r, done, err := c.accept(ctx, cl); done || err != nil {
		return r, err
	}
	r := withExamples(say(sayHello, sayTryExample))
	if !c.group && cl.conv.Walk.resumable() {
		r.Blocks = slices.Insert(r.Blocks, 1, paragraph(plain(sayWalkOpen)))
		r.Buttons = append([][]Button{{{Label: buttonWalkGoOn, Action: actionProgramGoOn}}}, r.Buttons...)
	}
	return c.withConsent(ctx, cl, r)
}

// help lists the commands.
func help(ctx context.Context, c *Chat, cl *call) (Response, error) {
	r := say(sayHelp, helpHitung)
	for _, line := range [...]string{
		helpHarga, helpModal, helpProduk, helpImpor, helpSumber, helpGambar, helpProgram, helpProfil, helpPantau, helpLapor, helpBatal, helpLangganan,
		helpMulai, helpTiket, helpDataSaya, helpHapusData,
	} {
		r.Blocks = append(r.Blocks, item(plain(line)))
	}
	if !c.group && c.hasModel() {
		r.Blocks = append(r.Blocks, item(plain(helpIzinModel)))
	}
	role, err := c.roleOf(ctx, cl)
	if role != "" {
		r.Blocks = append(r.Blocks, paragraph(plain(wordOfficerHelp(role))))
	}
	if role == knowledge.RoleAdmin && c.Model != nil && c.ModelBook != nil {
		r.Blocks = append(r.Blocks, paragraph(plain(helpModel)))
	}
	return r, err
}

// roleOf is the role of who is talking in their own chat; empty for nobody of
// the officers.
func (c *Chat) roleOf(ctx context.Context, cl *call) (knowledge.Role, error) {
	if c.Officers == nil || c.group || cl.person == 0 {
		return "", nil
	}
	var role knowledge.Role
	for i, right := range knowledge.Rights {
		may, err := c.may(ctx, cl, right)
		if err != nil || !may {
			return role, err
		}
		role = knowledge.Roles[i]
	}
	return role, nil
}

// askPrice answers what stands behind /harga, or asks for it.
func askPrice(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if cl.rest == "" {
		return say(askProduct), nil
	}
	cl.conv.pauseDraft()
	return c.takeQuestion(ctx, cl.rest, cl.conv)
}

// forgetMe deletes everything about the chat, once it is confirmed.
func forgetMe(ctx context.Context, c *Chat, cl *call) (Response, error) {
	switch strings.ToLower(cl.rest) {
	case "ya":
		if cl.confirming {
			return c.forget(ctx, cl.chat, cl.conv)
		}
		// The button was pressed twice: what came since, the press itself, goes too.
		if gone, err := c.keepsNothing(ctx, cl); err != nil {
			return Response{}, err
		} else if gone {
			return c.forget(ctx, cl.chat, cl.conv)
		}
	case "batal":
		return say(sayForgetKept), nil
	}
	cl.conv.Confirming = true
	r := say(sayForgetAsk)
	if kept, err := c.keptAsOfficer(ctx, cl.chat); err != nil {
		return Response{}, err
	} else if kept {
		r = say(sayForgetAsk, sayForgetOfficer)
	}
	if c.BackupDays > 0 {
		r.Blocks = append(r.Blocks, paragraph(plain(wordBackups(c.BackupDays))))
	}
	r.Buttons = [][]Button{{
		{Label: buttonForgetYes, Action: actionForgetYes},
		{Label: buttonForgetNo, Action: actionForgetNo},
	}}
	return r, nil
}

// keepsNothing tells whether nothing is kept about a chat but what programs keep
// of its messages for themselves, and what is kept about an officer's duty.
func (c *Chat) keepsNothing(ctx context.Context, cl *call) (bool, error) {
	said := *cl.conv
	said.At = time.Time{}
	if c.Records == nil || !reflect.ValueOf(said).IsZero() {
		return false, nil
	}
	parts, err := c.Records.Kept(ctx, cl.chat)
	if err != nil {
		return false, fmt.Errorf("look up what is kept: %w", err)
	}
	return !slices.ContainsFunc(parts, func(p knowledge.KeptPart) bool {
		return !slices.Contains(technicalParts, p.Name) && !strings.Contains(p.Name, ".")
	}), nil
}

// takeConfirmation reads a typed yes or anything else as no.
func (c *Chat) takeConfirmation(ctx context.Context, m Message, conv *conversation) (Response, error) {
	if yes, _ := agrees(m.Text, "hapus"); yes {
		return c.forget(ctx, m.Chat, conv)
	}
	return say(sayForgetKept), nil
}

func (c *Chat) forget(ctx context.Context, chat int64, conv *conversation) (Response, error) {
	if err := c.Memory.Forget(ctx, chat, c.Now()); err != nil {
		return Response{}, fmt.Errorf("forget chat: %w", err)
	}
	conv.forgotten = true
	c.ModelWork.Forget()
	kept, err := c.keptAsOfficer(ctx, chat)
	if kept {
		return say(sayForgotOfficer), err
	}
	return say(sayForgotten), err
}

// keptAsOfficer tells whether forgetting a chat leaves what is kept about the
// person as an officer.
func (c *Chat) keptAsOfficer(ctx context.Context, chat int64) (bool, error) {
	if c.Officers == nil {
		return false, nil
	}
	return c.Officers.KeptAsOfficer(ctx, chat)
}
