package chat

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"setara/knowledge"
	"setara/knowledge/text"
)

// rateCommand is what an officer typed behind /kurs.
type rateCommand struct {
	rate knowledge.ExchangeRate
	// rounded is the figure as it was typed, where it had cents.
	rounded string
	fault   rateFault
	// odd is the piece that is at fault.
	odd string
}

// rateFault is why a rate cannot be kept.
type rateFault uint8

const (
	rateGood rateFault = iota
	rateUnread
	rateUnbelievable
	rateDayUnread
	rateAhead
	rateMore
)

// The words that may stand around a rate and say nothing new.
var rateFiller = []string{
	"rp", "idr", "rupiah", "per", "untuk", "satu", "1", "us", "$", "us$", "usd", "dolar", "dollar", "amerika", "hari", "ini", "sekarang", "tanggal",
}

// readRateCommand reads "16.500", "Rp16.700 per dolar" or "16.500 2026-11-20".
func readRateCommand(s string, today knowledge.Day) rateCommand {
	said := rateCommand{rate: knowledge.ExchangeRate{Day: today, Source: knowledge.SourceOfficer}}
	fields := strings.Fields(s)
	if last := len(fields) - 1; last > 0 && dayShaped.MatchString(fields[last]) {
		day, ok := readRateDay(fields[last])
		if !ok {
			said.fault, said.odd = rateDayUnread, fields[last]
			return said
		}
		said.rate.Day, fields = day, fields[:last]
	}
	figure := strings.Join(fields, " ")
	q := text.ReadQuestion(figure)
	found, ok := text.ReadRate(&q)
	if !ok {
		q = text.ReadQuestion("kurs " + figure)
		found, ok = text.ReadRate(&q)
	}
	switch odd := oddBehind(&q, found.Last+1); {
	case !ok:
		said.fault, said.odd = rateUnread, figure
	case odd != "":
		said.fault, said.odd = rateMore, odd
	case found.Rupiah == 0:
		said.fault = rateUnbelievable
	case said.rate.Day > today:
		said.fault = rateAhead
	}
	said.rate.Rupiah = found.Rupiah
	if said.fault == rateGood {
		said.round(q.Tokens[found.Last].Raw)
	}
	return said
}

// oddBehind is the first word from a token on that means something else than a
// rate; empty for none.
func oddBehind(q *text.Question, at int) string {
	for i := at; i < len(q.Tokens); i++ {
		if q.Tokens[i].Kind != text.Mark && !slices.Contains(rateFiller, q.Words[i]) {
			return q.Tokens[i].Raw
		}
	}
	return ""
}

// withCents is a figure with thousands and one or two decimals.
var withCents = regexp.MustCompile(`^([0-9]{1,3}(?:[.,]?[0-9]{3})+)[.,]([0-9]{1,2})$`)

// round rounds a figure with cents to whole rupiah, halves up.
func (c *rateCommand) round(figure string) {
	parts := withCents.FindStringSubmatch(figure)
	if parts == nil || strings.Trim(parts[2], "0") == "" {
		return
	}
	whole, err := strconv.ParseInt(strings.NewReplacer(".", "", ",", "").Replace(parts[1]), 10, 64)
	if err != nil {
		return
	}
	if parts[2][0] >= '5' {
		whole++
	}
	c.rate.Rupiah, c.rounded = knowledge.Rupiah(whole), figure
}

// dayShaped is what looks like a date, readable or not.
var dayShaped = regexp.MustCompile(`^[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}$`)

// readRateDay reads 2026-11-20, 20-11-2026 or 20/11/2026.
func readRateDay(s string) (knowledge.Day, bool) {
	for _, layout := range [...]string{time.DateOnly, "2-1-2006", "2/1/2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return knowledge.DayOfUnix(t.Unix()), true
		}
	}
	return 0, false
}
