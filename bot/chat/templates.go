package chat

import (
	"context"
	"strings"
	"unicode/utf8"

	"setara/knowledge"
)

// Templates keeps the contents that officers use again.
type Templates interface {
	// Templates are all of them by name, as they were before this turn.
	Templates(ctx context.Context) ([]knowledge.Template, error)
	// ChangeTemplate saves one or throws it away, and puts that into the audit,
	// where the doer has the right to it when it is stored: to write, and of
	// what another has saved, to manage.
	ChangeTemplate(ctx context.Context, change knowledge.TemplateChange) error
}

// The actions of buttons around templates; the name stands behind them.
const (
	actionTemplates      = "/siaran templat"
	actionTemplateShow   = "/siaran templat lihat "
	actionTemplateUse    = "/siaran templat pakai "
	actionTemplateDelete = "/siaran templat hapus "
)

// actOnTemplates is /siaran templat: the list, and what is done with one that
// is named. To look at them takes the right to read, all else that to write.
func actOnTemplates(ctx context.Context, c *Chat, cl *call, rest string) (Response, error) {
	if c.Templates == nil {
		return say(sayUnknownCommand), nil
	}
	verb, name, _ := strings.Cut(rest, " ")
	verb, name = strings.ToLower(verb), strings.Join(strings.Fields(name), " ")
	right := knowledge.RightWrite
	if verb == "" || verb == "lihat" {
		right = knowledge.RightRead
	}
	if ok, refusal, err := c.allowed(ctx, cl, right); !ok {
		return refusal, err
	}
	switch verb {
	case "":
		return c.listTemplates(ctx)
	case "lihat":
		return c.showTemplate(ctx, cl, name)
	case "simpan":
		return c.saveTemplateOf(ctx, cl, name)
	case "pakai":
		return c.useTemplate(ctx, cl, name)
	case "hapus":
		return c.deleteTemplate(ctx, cl, name)
	default:
		return say(sayTemplateForm), nil
	}
}

// listTemplates lists the templates, a button each.
func (c *Chat) listTemplates(ctx context.Context) (Response, error) {
	all, err := c.Templates.Templates(ctx)
	if err != nil || len(all) == 0 {
		return say(sayTemplatesNone), err
	}
	r := Response{Blocks: []Block{wordTemplatesHead(len(all))}}
	for i := range all {
		r.Blocks = append(r.Blocks, wordTemplateLine(&all[i]))
		r.Buttons = addInPairs(r.Buttons, i, Button{Label: all[i].Name, Action: actionTemplateShow + all[i].Name})
	}
	return r, nil
}

// template is the one with that name. It returns what to say where there is
// none: ok is false then.
func (c *Chat) template(ctx context.Context, name string) (t knowledge.Template, refusal Response, ok bool, err error) {
	all, err := c.Templates.Templates(ctx)
	if err != nil {
		return t, Response{}, false, err
	}
	for _, t := range all {
		if strings.EqualFold(t.Name, name) {
			return t, Response{}, true, nil
		}
	}
	r := say(wordNoSuchTemplate(name))
	r.Buttons = [][]Button{{{Label: buttonTemplates, Action: actionTemplates}}}
	return t, r, false, nil
}

// showTemplate shows what a template holds, placeholders and all.
func (c *Chat) showTemplate(ctx context.Context, cl *call, name string) (Response, error) {
	t, refusal, ok, err := c.template(ctx, name)
	if !ok {
		return refusal, err
	}
	r := say(wordTemplateShown(&t))
	r.Further = []Further{{To: cl.chat, Content: &t.Content}}
	if may, err := c.Officers.May(ctx, cl.person, knowledge.RightWrite); err != nil || !may {
		return r, err
	}
	r.Buttons = [][]Button{{{Label: buttonTemplateUse, Action: actionTemplateUse + t.Name}}}
	if mine, err := c.mayChangeTemplate(ctx, cl, &t); err != nil || !mine {
		return r, err
	}
	r.Buttons[0] = append(r.Buttons[0], Button{Label: buttonTemplateDelete, Action: actionTemplateDelete + t.Name})
	return r, nil
}

// mayChangeTemplate tells whether the person may change a template: it is
// theirs, or they manage what is the others'.
func (c *Chat) mayChangeTemplate(ctx context.Context, cl *call, t *knowledge.Template) (bool, error) {
	if t.By == cl.person {
		return true, nil
	}
	return c.Officers.May(ctx, cl.person, knowledge.RightManage)
}

// saveTemplateOf saves the content of a broadcast as a template: rest is the
// broadcast's id and the name.
func (c *Chat) saveTemplateOf(ctx context.Context, cl *call, rest string) (Response, error) {
	id, name, _ := strings.Cut(rest, " ")
	on, refusal, err := c.broadcastOf(ctx, id)
	if on == nil {
		return refusal, err
	}
	return c.saveTemplate(ctx, cl, name, &on.Content)
}

// saveTemplate saves a content under a name, in place of what was saved there.
// The caller has seen to it that the person may write.
func (c *Chat) saveTemplate(ctx context.Context, cl *call, name string, content *knowledge.Content) (Response, error) {
	name = strings.Join(strings.Fields(name), " ")
	switch n := utf8.RuneCountInString(name); {
	case n == 0:
		return say(sayTemplateForm), nil
	case n > knowledge.MaxTemplateName:
		return say(sayTemplateNameLong), nil
	case content.Text == "" && content.Media == nil:
		return say(sayTemplateEmpty), nil
	}
	all, err := c.Templates.Templates(ctx)
	if err != nil {
		return Response{}, err
	}
	known := false
	for i := range all {
		if !strings.EqualFold(all[i].Name, name) {
			continue
		}
		known = true
		if mine, err := c.mayChangeTemplate(ctx, cl, &all[i]); err != nil || !mine {
			return say(wordTemplateOfAnother(all[i].Name)), err
		}
	}
	if !known && len(all) >= knowledge.MaxTemplates {
		return say(sayTemplatesTooMany), nil
	}
	r := say(wordTemplateSaved(name))
	r.Buttons = [][]Button{{{Label: buttonTemplates, Action: actionTemplates}}}
	return r, c.Templates.ChangeTemplate(ctx, knowledge.TemplateChange{
		Deed: c.deed(cl, knowledge.DeedTemplate), Name: name, Content: content,
	})
}

// useTemplate makes a draft of a template.
func (c *Chat) useTemplate(ctx context.Context, cl *call, name string) (Response, error) {
	t, refusal, ok, err := c.template(ctx, name)
	if !ok {
		return refusal, err
	}
	return c.draft(ctx, cl, knowledge.Broadcast{Kind: knowledge.BroadcastSend, Content: t.Content})
}

// deleteTemplate throws a template away. Drafts made of it stay as they are.
func (c *Chat) deleteTemplate(ctx context.Context, cl *call, name string) (Response, error) {
	t, refusal, ok, err := c.template(ctx, name)
	if !ok {
		return refusal, err
	}
	if mine, err := c.mayChangeTemplate(ctx, cl, &t); err != nil || !mine {
		return say(wordTemplateOfAnother(t.Name)), err
	}
	return say(wordTemplateDeleted(t.Name)), c.Templates.ChangeTemplate(ctx, knowledge.TemplateChange{
		Deed: c.deed(cl, knowledge.DeedTemplate), Name: t.Name,
	})
}
