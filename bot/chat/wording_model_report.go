package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// What those who manage Setara are told of the model.
const (
	sayModelReportNone = "Belum ada pertanyaan."
	sayModelReserved   = "Biaya yang disisihkan untuk panggilan yang sedang berjalan, atau yang terputus, ikut dihitung. Hari dihitung menurut WIB."
	sayModelFree       = "Layanannya milik sendiri, jadi tidak ada biaya yang dihitung dan tidak ada batas biaya."
	sayModelOff        = "Anggarannya Rp0, jadi AI tidak dipakai."
	sayModelIsThere    = "Layanan AI sekarang: bisa dipakai."
	sayModelIsAway     = "Layanan AI sekarang: %s. Pemilik usaha tetap mendapat jawaban biasa."
	helpModel          = "Sebagai admin, Kakak juga bisa melihat pemakaian dan biaya bantuan AI: /model."
)

// modelStateNames say why the model is away.
var modelStateNames = map[ModelState]string{
	ModelResting: "beberapa kali gagal, jadi sebentar tidak ditanyai",
	ModelWaiting: "sedang penuh dan minta ditunggu, jadi sebentar tidak ditanyai",
	ModelUnpaid:  "saldo atau jatahnya habis, isi lagi di penyedianya",
	ModelMisset:  "belum bisa dipakai dengan pengaturan sekarang, misalnya kunci atau nama modelnya. Pengelola bisa melihat sebabnya dengan setara check",
	ModelSilent:  "terakhir kali tidak memberi jawaban, dan dicoba lagi saat ada pertanyaan",
}

// modelOutcomeNames say why an answer is the plain one, for all outcomes that
// are no answer of the model, in the order to say them.
var modelOutcomeNames = [...]struct {
	outcome knowledge.ModelOutcome
	name    string
}{
	{knowledge.ModelUngrounded, "isi jawabannya tidak cocok dengan data Setara"},
	{knowledge.ModelUnhelpful, "tidak memakai data Setara"},
	{knowledge.ModelAway, "layanannya tidak bisa dihubungi"},
	{knowledge.ModelLate, "terlalu lama"},
	{knowledge.ModelSpent, "anggaran habis"},
	{knowledge.ModelTooLong, "pertanyaannya terlalu panjang untuk AI"},
	{knowledge.ModelFull, "terlalu banyak yang bertanya bersamaan"},
	{knowledge.ModelBroken, "ada gangguan di Setara sendiri"},
	{knowledge.ModelTakenBack, "pemiliknya mencabut izin sebelum selesai"},
}

// mediumNames are what owners sent to be read, and what that came to where it
// went well.
var mediumNames = map[knowledge.ModelMedium][2]string{
	knowledge.MediumVoice: {"Pesan suara", "terdengar"},
	knowledge.MediumPhoto: {"Foto", "terbaca"},
}

// mediumOutcomeNames say why such a thing was not read, in the order to say them.
var mediumOutcomeNames = [...]struct {
	outcome knowledge.ModelOutcome
	name    string
}{
	{knowledge.ModelUnclear, "isinya tidak jelas"},
	{knowledge.ModelRefused, "pemiliknya belum mengizinkan"},
	{knowledge.ModelTooLarge, "terlalu panjang atau besar"},
	{knowledge.ModelLost, "gagal diambil dari Telegram"},
	{knowledge.ModelAway, "layanannya tidak bisa dihubungi"},
	{knowledge.ModelLate, "terlalu lama"},
	{knowledge.ModelSpent, "anggaran habis"},
	{knowledge.ModelBroken, "ada gangguan di Setara sendiri"},
}

func wordModelReportHead(today knowledge.Day) string {
	return "Bantuan AI hari ini, " + today.Written() + ":"
}

func wordModelWeek() string {
	return fmt.Sprintf("%d hari terakhir, dengan hari ini:", modelReportDays)
}

// wordModelDay are the counts of a day or of several. Budget is that of the day,
// 0 where it is not to be said.
func (c *Chat) wordModelDay(d *knowledge.ModelDay, budget knowledge.Rupiah) []Block {
	var asked int64
	for outcome, n := range d.Outcomes {
		if medium, _ := outcome.Split(); medium == "" {
			asked += n
		}
	}
	media := wordModelMedia(d.Outcomes)
	if asked == 0 && len(media) == 0 && d.Calls == 0 && d.Cost == 0 {
		return []Block{item(plain(sayModelReportNone))}
	}
	var blocks []Block
	if asked > 0 || len(media) == 0 {
		blocks = append(blocks, item(plain("Pertanyaan: "+wordCount(int(asked)))), item(plain(wordModelHelped(d.Outcomes))))
	}
	if said := wordModelPlain(d.Outcomes); said != "" {
		blocks = append(blocks, item(plain(said)))
	}
	blocks = append(blocks, media...)
	blocks = append(blocks, item(plain(fmt.Sprintf("Panggilan ke layanan: %s; potongan kata (token) yang dikirim %s, diterima %s",
		wordCount(int(d.Calls)), wordCount(int(d.Input)), wordCount(int(d.Output))))))
	if c.ModelPrice == (knowledge.ModelPrice{}) && d.Cost == 0 {
		return blocks
	}
	cost := "Biaya: " + d.Cost.String()
	if budget > 0 {
		cost += fmt.Sprintf(" dari anggaran %s (%s)", budget, knowledge.BasisPoints(int64(d.Cost)*10_000/int64(budget)))
	}
	return append(blocks, item(plain(cost)))
}

// wordModelHelped counts what was answered with the model.
func wordModelHelped(n map[knowledge.ModelOutcome]int64) string {
	retried, cached := n[knowledge.ModelRetried], n[knowledge.ModelCached]
	said := "Dijawab dengan AI: " + wordCount(int(n[knowledge.ModelAnswered]+retried+cached))
	var more []string
	if retried > 0 {
		more = append(more, wordCount(int(retried))+" setelah diperbaiki sekali")
	}
	if cached > 0 {
		more = append(more, wordCount(int(cached))+" dari jawaban yang sudah ada")
	}
	if len(more) > 0 {
		said += " (" + strings.Join(more, ", ") + ")"
	}
	return said
}

// wordModelPlain counts what was answered plainly after all, and why; empty for
// nothing.
func wordModelPlain(n map[knowledge.ModelOutcome]int64) string {
	var all int64
	var why []string
	for _, o := range modelOutcomeNames {
		if n[o.outcome] > 0 {
			all += n[o.outcome]
			why = append(why, o.name+": "+wordCount(int(n[o.outcome])))
		}
	}
	if all == 0 {
		return ""
	}
	return "Dijawab tanpa AI: " + wordCount(int(all)) + " (" + strings.Join(why, "; ") + ")"
}

// wordModelMedia count what owners sent to be read, each medium on a line of its
// own; none for a medium of which nothing came.
func wordModelMedia(n map[knowledge.ModelOutcome]int64) []Block {
	var lines []Block
	for _, medium := range knowledge.ModelMedia {
		read := n[medium.Outcome(knowledge.ModelRead)]
		all := read
		var why []string
		for _, o := range mediumOutcomeNames {
			if times := n[medium.Outcome(o.outcome)]; times > 0 {
				all += times
				why = append(why, o.name+": "+wordCount(int(times)))
			}
		}
		if all == 0 {
			continue
		}
		names := mediumNames[medium]
		said := fmt.Sprintf("%s: %s, %s %s", names[0], wordCount(int(all)), names[1], wordCount(int(read)))
		if len(why) > 0 {
			said += " (" + strings.Join(why, "; ") + ")"
		}
		lines = append(lines, item(plain(said)))
	}
	return lines
}

// wordModelLimits say what may be spent.
func (c *Chat) wordModelLimits() []string {
	switch {
	case c.ModelBudget.Day <= 0:
		return []string{sayModelOff}
	case c.ModelPrice == knowledge.ModelPrice{}:
		return []string{sayModelFree}
	}
	return []string{fmt.Sprintf("Batas untuk satu orang: %s sehari. %s", c.ModelBudget.Owner, sayModelReserved)}
}

func wordModelState(state ModelState) string {
	if state == ModelWell {
		return sayModelIsThere
	}
	return fmt.Sprintf(sayModelIsAway, modelStateNames[state])
}
