package chat

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// call is one use of a command.
type call struct {
	chat int64
	// update is the number of the message, see [Message.Update].
	update int64
	// rest is what was typed behind the command.
	rest string
	conv *conversation
	// typed tells that it was said in words rather than with a slash.
	typed bool
	// confirming tells that the question before was whether to delete all.
	confirming bool
	// person is who uses it, see [Message.person]; inviting is the role that
	// somebody was going to be invited to, whose name was asked for.
	person   int64
	inviting knowledge.Role
	// wanting is what the message before asked about a wish, if anything.
	wanting string
	// editing is the part of the profile that was asked for anew, unprofiling
	// tells that the question before was whether to delete it.
	editing     knowledge.Condition
	unprofiling bool
	// dropping is the key of the product that was asked to be deleted.
	dropping string
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
	"basi":       showFreshness,
	"antrean":    showQueue,
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
	"hapus_data": forgetMe,
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
func help(context.Context, *Chat, *call) (Response, error) {
	r := say(sayHelp, helpHitung)
	for _, line := range [...]string{
		helpHarga, helpModal, helpProduk, helpImpor, helpSumber, helpGambar, helpProgram, helpProfil, helpPantau, helpBatal, helpMulai, helpHapusData,
	} {
		r.Blocks = append(r.Blocks, item(plain(line)))
	}
	return r, nil
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
	r.Buttons = [][]Button{{
		{Label: buttonForgetYes, Action: actionForgetYes},
		{Label: buttonForgetNo, Action: actionForgetNo},
	}}
	return r, nil
}

// takeConfirmation reads a typed yes or anything else as no.
func (c *Chat) takeConfirmation(ctx context.Context, m Message, conv *conversation) (Response, error) {
	switch strings.ToLower(strings.Trim(m.Text, " .!")) {
	case "ya", "iya", "yakin", "ya hapus", "ya, hapus", "hapus":
		return c.forget(ctx, m.Chat, conv)
	default:
		return say(sayForgetKept), nil
	}
}

func (c *Chat) forget(ctx context.Context, chat int64, conv *conversation) (Response, error) {
	if err := c.Memory.Forget(ctx, chat); err != nil {
		return Response{}, fmt.Errorf("forget chat: %w", err)
	}
	conv.forgotten = true
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
