package llm

import (
	"regexp"
	"strings"
)

// AnotherModel tells that a model answered which is not the one that was asked:
// some endpoints take any name and answer with what they have.
func (c *Client) AnotherModel() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.another
}

// noteModel notes which model answered.
func (c *Client) noteModel(answered string) {
	if answered == "" || sameModel(c.model, answered) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.another {
		c.another = true
		c.logger.Warn("another model answers than the one asked")
	}
}

// sameModel tells that two names are of one model: what endpoints add to a name or
// leave out of it makes it no other, which is its maker, a tag, the date or the
// number of an edition. What else may follow a name, such as mini, vision or 70b,
// is of another model.
func sameModel(asked, answered string) bool {
	a, tagA := bareModel(asked)
	b, tagB := bareModel(answered)
	if tagA != "" && tagB != "" && tagA != tagB {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	rest, ok := strings.CutPrefix(b, a)
	return ok && a != "" && edition.MatchString(rest)
}

// edition is what may follow the name of a model: dates (2024-08-06, 20240806, 2408,
// 0613, 05-20), numbers such as 001 and v1.2, and what stands for the latest. A
// number that is shorter, or stands right behind a point, belongs to the name:
// gpt-4.1 is not gpt-4.
var edition = regexp.MustCompile(`^(?:[-@](?:20\d\d-\d\d(?:-\d\d)?|\d\d-\d\d|20\d{6}|\d{6}|\d{4}|0\d\d|v\d+(?:\.\d+)*|latest))*$`)

// bareModel is the name of a model without its maker, and its tag; that of the
// latest is none.
func bareModel(name string) (bare, tag string) {
	name = strings.ToLower(strings.TrimSpace(name))
	name = name[strings.LastIndexByte(name, '/')+1:]
	bare, tag, _ = strings.Cut(name, ":")
	bare = strings.TrimSuffix(bare, "-latest")
	if tag == "latest" {
		tag = ""
	}
	return bare, tag
}
