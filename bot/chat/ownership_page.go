package chat

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
)

// dataPage is the page: a section for each kind of what is kept, in words. What
// is of use to programs alone stands in the table, which holds everything.
func (c *Chat) dataPage(ctx context.Context, parts []knowledge.KeptPart, consent []string) knowledge.Document {
	d := knowledge.Document{Title: dataPageTitle, Lead: append([]string{wordDataAsOf(c.Now())}, consent...), Foot: append(c.wordKeptFor(), dataPageTable, dataPageFoot)}
	for i := range parts {
		p := &parts[i]
		part := knowledge.DocumentPart{Heading: capital(keptName(p.Name)), Items: c.pageItems(ctx, p), Images: pageImages(p)}
		if len(part.Items) == 0 && len(part.Images) == 0 {
			part.Paragraphs = []string{wordNothingToRead(p.Name)}
		}
		d.Parts = append(d.Parts, part)
	}
	return d
}

// pageItems are the rows of a part, one each; where there is only one, its fields.
// A table with a column for each field would be too wide for a phone.
func (c *Chat) pageItems(ctx context.Context, p *knowledge.KeptPart) (items []string) {
	fields, listed := pageFields[p.Name]
	if !listed {
		fields = p.Fields
	}
	rows, passed := c.passedRows(ctx, p)
	for _, row := range rows {
		var said []string
		for _, field := range fields {
			k := slices.Index(p.Fields, field)
			if k < 0 {
				continue
			}
			if value := c.pageValue(ctx, p, row, k); value != "" {
				said = append(said, pageField(p.Name, field)+": "+value)
			}
		}
		if len(p.Rows) == 1 {
			return said
		}
		if len(said) > 0 {
			items = append(items, strings.Join(said, "; "))
		}
	}
	return append(items, passed...)
}

// passedRows counts the notes of messages that have passed, which hold no words
// any more, by their kind, and returns the rows beside them.
func (c *Chat) passedRows(ctx context.Context, p *knowledge.KeptPart) (others [][]knowledge.KeptValue, counts []string) {
	kind := slices.Index(p.Fields, "kind")
	if p.Name != "updates" && p.Name != "outbox" || kind < 0 {
		return p.Rows, nil
	}
	var kinds []string
	counted := map[string]int{}
	for _, row := range p.Rows {
		word := c.pageValue(ctx, p, row, kind)
		if textIn(p, row, "payload") != "" || word == "" {
			others = append(others, row)
			continue
		}
		if counted[word]++; counted[word] == 1 {
			kinds = append(kinds, word)
		}
	}
	for _, word := range kinds {
		counts = append(counts, wordPassed(word, counted[word]))
	}
	return others, counts
}

// pageValue is a value in words; empty for what was not said, and for what only
// programs can read.
func (c *Chat) pageValue(ctx context.Context, p *knowledge.KeptPart, row []knowledge.KeptValue, k int) string {
	v, field := row[k], p.Fields[k]
	if !v.At.IsZero() {
		return wordMoment(v.At)
	}
	if len(v.File) > 0 || v.Text == "" {
		return ""
	}
	switch {
	case p.Name == "conversations" && field == "state":
		return wordConversation(v.Text)
	case p.Name == "audit.by" && field == "kind":
		return wordDeed(&knowledge.Deed{Kind: knowledge.DeedKind(v.Text), Object: textIn(p, row, "object"), Detail: textIn(p, row, "detail")})
	case field == "program", p.Name == "interests" && field == "value" && textIn(p, row, "kind") == "program":
		return c.programName(ctx, v.Text)
	}
	return pageWord(p.Name, field, v.Text)
}

// textIn is the text of a field of a row; empty where it has none.
func textIn(p *knowledge.KeptPart, row []knowledge.KeptValue, field string) string {
	if k := slices.Index(p.Fields, field); k >= 0 {
		return row[k].Text
	}
	return ""
}

// programName is what a programme or rule is called; its id where that is not
// known any more.
func (c *Chat) programName(ctx context.Context, id string) string {
	if c.Entries == nil {
		return id
	}
	hit, err := c.Entries.Entry(ctx, id, knowledge.DayOf(c.Now()))
	if err != nil {
		return id
	}
	return hit.Entry().Name
}

// pageWord is a text of the ledger in words.
func pageWord(part, field, said string) string {
	n, err := strconv.ParseInt(said, 10, 64)
	switch {
	case pageCodes[field]:
		return pageCode(part, field, said)
	case field == "platform":
		return knowledge.Platform(said).Name()
	case pageSwitches[field] && err == nil:
		return map[bool]string{true: "ya", false: "tidak"}[n != 0]
	case err == nil && pageMoney[field]:
		if n <= 0 {
			return ""
		}
		return knowledge.Rupiah(n).String()
	case err == nil && field == "threshold":
		return knowledge.BasisPoints(n).String()
	case err == nil && field == "pack":
		if knowledge.Pack(n) == knowledge.One {
			return ""
		}
		return knowledge.Pack(n).String()
	case field == "consent":
		return "kalimat izin versi " + said
	case field == "active_on" || field == "week" || field == "day":
		return wordDayKept(said)
	}
	return pageText(field, said)
}

// pageText is a text that people wrote, or what they can read of one for programs.
func pageText(field, said string) string {
	if !isForPrograms(said) {
		return said
	}
	switch field {
	case "needs":
		return pageCode("profiles", field, strings.Join(textsIn(said), ","))
	case "goods":
		return wordCostParts(said)
	case "payload", "content":
		var letter struct{ Text, Caption string }
		if json.Unmarshal([]byte(said), &letter) == nil {
			return letter.Text + letter.Caption
		}
	}
	return ""
}

// textsIn are the texts of a list.
func textsIn(list string) (texts []string) {
	if json.Unmarshal([]byte(list), &texts) != nil {
		return nil
	}
	return texts
}

// isForPrograms tells whether a text is JSON.
func isForPrograms(said string) bool {
	return (strings.HasPrefix(said, "{") || strings.HasPrefix(said, "[")) && json.Valid([]byte(said))
}

// pageCode is one or several codes, commas between, in words; without those that
// have none.
func pageCode(part, field, said string) string {
	words := pageWords[part+"."+field]
	if words == nil {
		words = pageWords[field]
	}
	var list []string
	for code := range strings.SplitSeq(said, ",") {
		if word := words[code]; word != "" {
			list = append(list, word)
		}
	}
	return strings.Join(list, ", ")
}

// pageImages are the photos of reports, as many as fit into a page that can be
// sent.
func pageImages(p *knowledge.KeptPart) []knowledge.DocumentImage {
	if p.Name != "complaint_photos" {
		return nil
	}
	k := slices.Index(p.Fields, "jpeg")
	var photos []knowledge.ComplaintPhoto
	for _, row := range p.Rows {
		if k < 0 || len(row[k].File) == 0 || len(photos) == maxDossierPhotos {
			continue
		}
		number, _ := strconv.ParseInt(textIn(p, row, "report"), 10, 64)
		photos = append(photos, knowledge.ComplaintPhoto{Complaint: number, JPEG: row[k].File})
	}
	return photoImages(photos)
}
