package chat

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// The actions of buttons around the profile. What they are about stands behind
// those that end in a space.
const (
	actionProfile       = "/profil"
	actionProfileAnswer = "/profil "
	actionProfileChange = "/profil ubah "
	actionProfileDrop   = "/profil hapus"
	actionProfileDropOK = "/profil buang"
	actionProfileStay   = "/profil jangan"
)

// showProfile is /profil: what is kept of the business, changing it and
// deleting it.
func showProfile(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.group {
		return say(sayProfilePrivate), nil
	}
	kept, err := c.profile(ctx)
	if err != nil {
		return Response{}, err
	}
	if kept == nil && strings.EqualFold(strings.TrimSpace(cl.rest), "buang") {
		return say(sayProfileDroppedBefore), nil
	}
	if kept == nil {
		return wordNoProfile(c.Profiles != nil && c.Entries != nil), nil
	}
	verb, rest, _ := strings.Cut(strings.TrimSpace(cl.rest), " ")
	switch verb = strings.ToLower(verb); verb {
	case "":
		return wordProfile(kept), nil
	case "ubah", "ganti":
		return c.changeProfile(ctx, cl.conv, kept, rest)
	case "hapus":
		if condition, ok := conditionNamed(newMessage(rest)); ok {
			return c.dropPart(ctx, cl.conv, kept, condition)
		}
		cl.conv.DropProfile = true
		return wordAskDropProfile(), nil
	case "buang":
		if !cl.unprofiling {
			cl.conv.DropProfile = true
			return wordAskDropProfile(), nil
		}
		return c.dropProfile(ctx, cl.conv)
	case "jangan":
		return say(sayProfileStaysAsked), nil
	}
	if condition := knowledge.Condition(verb); slices.Contains(knowledge.ProfileConditions, condition) && rest != "" {
		return c.editProfile(ctx, cl.conv, kept, condition, rest)
	}
	return wordProfile(kept), nil
}

// conditionWords are the words by which owners call the parts of a profile.
var conditionWords = map[string]knowledge.Condition{
	"omzet": knowledge.ConditionTurnover, "omset": knowledge.ConditionTurnover, "penjualan": knowledge.ConditionTurnover,
	"nib": knowledge.ConditionNIB, "bidang": knowledge.ConditionSector, "sektor": knowledge.ConditionSector, "tempat": knowledge.ConditionProvince, "kota": knowledge.ConditionProvince,
	"provinsi": knowledge.ConditionProvince, "lokasi": knowledge.ConditionProvince,
	"usia": knowledge.ConditionAge, "umur": knowledge.ConditionAge,
	"bentuk": knowledge.ConditionForm,
}

// conditionNamed is the part of a profile that a message names first.
func conditionNamed(m *message) (knowledge.Condition, bool) {
	for i, w := range m.Words {
		for _, word := range [...]string{w, m.Tokens[i].Text, strings.TrimSuffix(m.Tokens[i].Text, "nya")} {
			if c, ok := conditionWords[word]; ok {
				return c, true
			}
		}
	}
	return "", false
}

// changeProfile asks for a part of the profile anew, or takes it where it is
// said at once ("omzet 50jt sebulan").
func (c *Chat) changeProfile(ctx context.Context, conv *conversation, kept *knowledge.Profile, said string) (Response, error) {
	m := newMessage(said)
	condition, ok := conditionNamed(m)
	if !ok {
		return wordProfile(kept), nil
	}
	if readAnswer(m, said, condition, c.today()).kind == answerSaid {
		return c.editProfile(ctx, conv, kept, condition, said)
	}
	conv.Editing = condition
	conv.pauseWalk()
	conv.pauseDraft()
	return wordAskCondition(condition, actionProfileAnswer), nil
}

// editProfile takes a new answer about one part of the profile.
func (c *Chat) editProfile(ctx context.Context, conv *conversation, kept *knowledge.Profile, condition knowledge.Condition, said string) (Response, error) {
	answer := readAnswer(newMessage(said), said, condition, c.today())
	switch answer.kind {
	case answerSaid:
		changed := *kept
		changed.Take(&answer.said)
		if err := c.keepProfile(ctx, changed); err != nil {
			return Response{}, err
		}
		conv.alignWalk(&changed)
		r := wordProfile(&changed)
		r.Blocks = append([]Block{paragraph(plain(sayProfileEdited))}, r.Blocks...)
		return r, nil
	case answerUnknown:
		return c.dropPart(ctx, conv, kept, condition)
	default:
		conv.Editing = condition
		return answer.wordUnclear(condition, actionProfileAnswer), nil
	}
}

// alignWalk has the search in this conversation go by the profile as it is now.
func (conv *conversation) alignWalk(p *knowledge.Profile) {
	if conv.Walk != nil {
		conv.Walk.Said = *p
	}
}

// dropPart deletes one part of the profile; the last one is all of it.
func (c *Chat) dropPart(ctx context.Context, conv *conversation, kept *knowledge.Profile, condition knowledge.Condition) (Response, error) {
	changed := *kept
	changed.Forget(condition)
	if changed.Empty() {
		return c.dropProfile(ctx, conv)
	}
	if err := c.keepProfile(ctx, changed); err != nil {
		return Response{}, err
	}
	conv.alignWalk(&changed)
	r := wordProfile(&changed)
	r.Blocks = append([]Block{paragraph(plain(sayProfileEdited))}, r.Blocks...)
	return r, nil
}

// dropProfile deletes the profile. The answers of a search in this conversation
// go with it.
func (c *Chat) dropProfile(ctx context.Context, conv *conversation) (Response, error) {
	if err := c.Profiles.DropProfile(ctx, c.owner); err != nil {
		return Response{}, fmt.Errorf("drop profile: %w", err)
	}
	conv.Walk, conv.AskedToKeep = nil, false
	return say(sayProfileDropped), nil
}

// takeProfileTalk handles a message without a slash that is about the profile:
// the yes to deleting it, the new answer to a part of it, or a wish to see,
// change or delete it. It returns false where it is none of these.
func (c *Chat) takeProfileTalk(ctx context.Context, cl *call) (Response, bool, error) {
	if c.group || c.Profiles == nil {
		return Response{}, false, nil
	}
	m := newMessage(cl.rest)
	plainly := trimmed(m)
	if cl.unprofiling {
		if yes, answered := agrees(cl.rest, "hapus"); answered {
			if !yes {
				return say(sayProfileStaysAsked), true, nil
			}
			r, err := c.dropProfile(ctx, cl.conv)
			return r, true, err
		}
	}
	rest, ok := profileWish(m, plainly)
	if !ok && cl.editing == "" {
		return Response{}, false, nil
	}
	if !ok {
		answer := readAnswer(m, cl.rest, cl.editing, c.today())
		if leavesWalk(m, cl.rest, cl.editing, &answer) || controlOf(cl.rest) == controlStop {
			return Response{}, false, nil
		}
		rest = string(cl.editing) + " " + cl.rest
	} else if !strings.Contains(plainly, "profil") {
		if cl.conv.Draft.active() {
			return Response{}, false, nil // it changes a part of the cost
		}
		if kept, err := c.profile(ctx); err != nil || kept == nil {
			return Response{}, false, err // nothing to change: it is about something else
		}
	}
	said := *cl
	said.rest = rest
	r, err := showProfile(ctx, c, &said)
	return r, true, err
}

var (
	seeWords    = wordSet(`lihat liat tampilkan tunjukkan cek apa`)
	changeWords = wordSet(`ubah ganti edit ralat perbarui update betulkan perbaiki`)
	deleteWords = wordSet(`hapus hapuskan buang`)
)

// profileWish reads a wish about the profile as what stands behind /profil:
// "ubah omzet", "hapus profil saya", "lihat profil".
func profileWish(m *message, plainly string) (rest string, ok bool) {
	words := strings.Fields(plainly)
	if len(words) == 0 || len(words) > 8 {
		return "", false
	}
	profile := slices.Contains(words, "profil") || slices.Contains(words, "profile")
	_, named := conditionWords[strings.TrimSuffix(words[min(1, len(words)-1)], "nya")]
	switch first := words[0]; {
	case changeWords[first] && (named || profile):
		behind := m.Source[m.Tokens[0].End:]
		return "ubah" + behind, true
	case deleteWords[first] && profile:
		return "hapus", true
	case profile && len(words) <= 4 && (seeWords[first] || words[0] == "profil" || words[0] == "profile"):
		return "", true
	}
	return "", false
}
