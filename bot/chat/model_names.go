package chat

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// title is what an offer is called in what the model may tell of it.
func title(s string) string {
	return knowledge.FirstRunes(slotMarks.Replace(cleanText(s)), maxToldName)
}

// entryName is a programme or rule, under all names that it goes by.
func entryName(hit *knowledge.EntryHit) grounding.Name {
	e := hit.Entry()
	n := grounding.Name{Kind: grounding.NameProgram, Text: title(e.Name), URL: webAddress(e.Address), AsOf: e.AsOf.Day}
	aliases := append(hit.Called(), entryShort(hit), e.Agency)
	if r := hit.Regulation; r != nil {
		n.Kind = grounding.NameRegulation
		if r.Number != "" {
			n.Text = title(r.Number)
		}
		n.Aliases = numberForms(r.Number)
	}
	for _, alias := range aliases {
		alias = title(alias)
		// "kur 50 juta" is how owners ask, and no figure to tell.
		if figures := strings.ContainsAny(alias, "0123456789"); alias != "" && alias != n.Text && !figures {
			n.Aliases = append(n.Aliases, alias)
		}
	}
	n.Aliases = withoutRepeats(n.Aliases)
	return n
}

// webAddress is an address that may be opened; empty for any other.
func webAddress(s string) string {
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}

// ruleNumber finds the numbers of rules, such as "Permendag 31/2023" or "PP
// Nomor 55 Tahun 2022".
var ruleNumber = regexp.MustCompile(`\b(UU|PP|Perpres|Keppres|Inpres|PMK|KMK|Perppu|Permen[a-z]+|Kepmen[a-z]+|Peraturan [A-Z][A-Za-z]+|PER|SE|POJK|PBI) (?:(?:Nomor|No\.?) )?([0-9]{1,4})(?:/| Tahun )([0-9]{4})\b`)

// numberForms are the ways to cite the rules whose numbers stand in a text.
func numberForms(s string) []string {
	var forms []string
	for _, m := range ruleNumber.FindAllStringSubmatch(s, -1) {
		kind, number, year := m[1], m[2], m[3]
		forms = append(forms,
			kind+" "+number+"/"+year, kind+" "+number+" Tahun "+year, kind+" Nomor "+number+" Tahun "+year,
			kind+" No. "+number+" Tahun "+year, kind+" No "+number+" Tahun "+year, kind+" "+number)
	}
	return withoutRepeats(forms)
}

// ruleMentions are the rules that a text cites, as names without a page.
func ruleMentions(s string) []grounding.Name {
	var names []grounding.Name
	for _, m := range ruleNumber.FindAllString(s, -1) {
		forms := numberForms(m)
		n := grounding.Name{Kind: grounding.NameRegulation, Text: forms[0], Aliases: forms[1:]}
		if !slices.ContainsFunc(names, func(had grounding.Name) bool { return had.Text == n.Text }) {
			names = append(names, n)
		}
	}
	return names
}

// platformAliases are other names of marketplaces.
var platformAliases = map[knowledge.Platform][]string{
	knowledge.PlatformTikTokShop: {"TikTok", "Tiktok Shop"},
	knowledge.PlatformTokopedia:  {"Toped"},
	knowledge.PlatformWhatsApp:   {"WA"},
	knowledge.PlatformInstagram:  {"IG"},
}

// platformName is a marketplace; false where it is not known which.
func platformName(p knowledge.Platform) (grounding.Name, bool) {
	return grounding.Name{Kind: grounding.NamePlatform, Text: p.Name(), Aliases: platformAliases[p]}, slices.Contains(toolPlatforms, p)
}

// named adds what an answer names: programmes, rules, marketplaces, and what its
// paragraphs cite.
func (c *Chat) named(ctx context.Context, r *toolResult) error {
	a := &r.answer
	ids := slices.Concat(a.Programs, a.Regulations)
	if a.entries != nil {
		ids = append(ids, a.entries.IDs...)
	}
	for _, id := range withoutRepeats(ids) {
		if c.Entries == nil {
			break
		}
		hit, ok, err := c.entry(ctx, id)
		if err != nil {
			return err
		}
		if ok {
			r.names = append(r.names, entryName(&hit))
		}
	}
	text := a.Response.Text()
	r.mentions = append(r.mentions, ruleMentions(text)...)
	if u := a.Understood; u != nil {
		r.addPlatforms(u.OwnPlatform, u.CompetitorPlatform)
	}
	for _, p := range toolPlatforms {
		if strings.Contains(text, p.Name()) {
			r.addPlatforms(p)
		}
	}
	return nil
}

func (r *toolResult) addPlatforms(platforms ...knowledge.Platform) {
	for _, p := range platforms {
		n, known := platformName(p)
		if known && !slices.ContainsFunc(r.names, func(had grounding.Name) bool { return had.Kind == n.Kind && had.Text == n.Text }) {
			r.names = append(r.names, n)
		}
	}
}
