package knowledge

import "time"

const (
	// MaxTemplates is how many templates there are at most.
	MaxTemplates = 100
	// MaxTemplateName is how many letters the name of one has at most.
	MaxTemplateName = 60
)

// The details of a [DeedTemplate], whose object is the name.
const (
	TemplateSaved   = "saved"
	TemplateDeleted = "deleted"
)

// Template is a content that officers use again. What is made from it has the
// content for itself: it stays as it is when the template changes or goes.
type Template struct {
	// Name tells it from the others, whatever the case of its letters.
	Name    string
	Content Content
	// By is the officer who saved it last, At when, to the second.
	By int64
	At time.Time
}

// TemplateChange is one act on a template, of [DeedTemplate].
type TemplateChange struct {
	Deed Deed
	Name string
	// Content is what is saved under that name, in place of what there was; nil
	// to throw the template away.
	Content *Content
}
