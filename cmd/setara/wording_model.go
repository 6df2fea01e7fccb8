package main

import (
	"fmt"
	"math"
	"strings"
	"time"
	"unicode"

	"setara/bot/chat"
	"setara/bot/llm"
)

// modelAbility is something that a model can do, as who runs Setara notices it, and
// what it means where it cannot.
type modelAbility struct {
	name, without string
	in            func(chat.ModelAbilities) bool
}

var modelAbilities = []modelAbility{
	{"mengambil data Setara sendiri", "diminta lewat tulisan biasa, dan lebih sering gagal", func(a chat.ModelAbilities) bool { return a.Tools }},
	{"mengisi permintaan data dengan pasti", "lebih sering keliru, lalu Setara menjawab sendiri", func(a chat.ModelAbilities) bool { return a.Schema }},
	{"menulis jawaban sedikit demi sedikit", "jawaban muncul sekaligus", func(a chat.ModelAbilities) bool { return a.Streaming }},
	{"mendengar pesan suara", "pesan suara tidak dibaca", func(a chat.ModelAbilities) bool { return a.Audio }},
	{"melihat foto", "foto tidak dibaca", func(a chat.ModelAbilities) bool { return a.Vision }},
}

// slowModel is from when on a model is called slow: showing everything takes it
// longer than one answer may.
const slowModel = 15 * time.Second

// sayAbilities says what a model can do, what it cannot and what that means.
func (l *modelLook) sayAbilities(a chat.ModelAbilities) string {
	has, lacks := l.abilities(a)
	names := make([]string, len(has))
	for i := range has {
		names[i] = has[i].name
	}
	text := fmt.Sprintf("%s menjawab; bisa: %s", l.at, strings.Join(names, ", "))
	for i := range lacks {
		text += fmt.Sprintf("; tidak bisa %s: %s", lacks[i].name, lacks[i].without)
	}
	if l.another {
		text += fmt.Sprintf("; yang menjawab bukan %s, melainkan model lain: cocokkan OPENAI_MODEL dan harganya", l.model)
	}
	if l.took > slowModel {
		text += fmt.Sprintf("; lambat, pemeriksaan ini %d detik: untuk satu jawaban Setara menunggu paling lama 15 detik", seconds(l.took))
	}
	if l.unpaid {
		text += "; tetapi SETARA_MODEL_BUDGET_RP 0, jadi tidak pernah ditanya"
	}
	return text
}

func (l *modelLook) sayUseless() string {
	return fmt.Sprintf("%s di %s menjawab, tetapi tidak bisa mengambil data Setara dengan cara apa pun, jadi tidak dipakai: pilih model lain", l.model, l.at)
}

func (l *modelLook) sayUnnamed(models []string) string {
	if len(models) == 0 {
		return fmt.Sprintf("belum diisi, jadi model tidak pernah ditanya: isi dengan nama model di %s", l.at)
	}
	return fmt.Sprintf("belum diisi, jadi model tidak pernah ditanya: isi dengan salah satu model di %s (%s)", l.at, someModels(models))
}

// sayWhy says why a model does not answer, and what to do.
func (l *modelLook) sayWhy(f *llm.Failure, models []string) string {
	switch f.Reason {
	case llm.BadKey:
		if !l.key {
			return fmt.Sprintf("%s meminta kunci: isi OPENAI_API_KEY di berkas .env", l.at)
		}
		return fmt.Sprintf("ditolak oleh %s: periksa kuncinya", l.at)
	case llm.NoCredit:
		return fmt.Sprintf("saldo atau jatah di %s habis: isi lagi di sana", l.at)
	case llm.NoModel:
		if len(models) > 0 {
			return fmt.Sprintf("%s tidak ada di %s, atau tidak bisa diajak bercakap; yang ada: %s", l.model, l.at, someModels(models))
		}
		return fmt.Sprintf("di %s tidak ada layanan model: alamatnya biasanya berakhiran /v1", l.at)
	case llm.Unreachable:
		return fmt.Sprintf("%s tidak menjawab: periksa alamatnya dan sambungan internet", l.at)
	case llm.Moved:
		return fmt.Sprintf("%s mengalihkan ke alamat lain, dan kunci tidak dibawa ke sana: tulis alamat yang sebenarnya, biasanya https://", l.at)
	case llm.Busy:
		if f.Wait == 0 {
			return fmt.Sprintf("%s sedang penuh: coba lagi sebentar lagi", l.at)
		}
		return fmt.Sprintf("%s sedang penuh: coba lagi %d detik lagi", l.at, seconds(f.Wait))
	case llm.Trouble:
		if f.Status < 500 {
			return fmt.Sprintf("%s sedang bermasalah: coba lagi nanti", l.at)
		}
		return fmt.Sprintf("%s sedang bermasalah (jawaban %d): coba lagi nanti", l.at, f.Status)
	case llm.Late:
		return fmt.Sprintf("%s di %s belum menjawab setelah %d detik, padahal Setara menunggu paling lama 15 detik: pakai model yang lebih cepat",
			l.model, l.at, seconds(checkModelTimeout))
	case llm.CutOff:
		return fmt.Sprintf("%s di %s terlalu lama berpikir sebelum menjawab: matikan mode berpikirnya atau pilih model lain", l.model, l.at)
	case llm.Refused:
		return fmt.Sprintf("%s menolak permintaan Setara (jawaban %d): periksa OPENAI_MODEL, mungkin bukan model percakapan", l.at, f.Status)
	default:
		return fmt.Sprintf("%s menjawab, tetapi tidak seperti layanan model: alamatnya biasanya berakhiran /v1", l.at)
	}
}

// namedModels is how many models of an endpoint are named.
const namedModels = 5

// someModels names a few of the models of an endpoint. Their names are what the
// endpoint says, so they are cut, and shown without signs that are not seen.
func someModels(models []string) string {
	names := make([]string, 0, namedModels)
	for _, model := range models[:min(len(models), namedModels)] {
		names = append(names, cutLine(strings.Map(func(r rune) rune {
			if !unicode.IsPrint(r) {
				return -1
			}
			return r
		}, model)))
	}
	if more := len(models) - len(names); more > 0 {
		return fmt.Sprintf("%s, dan %d lagi", strings.Join(names, ", "), more)
	}
	return strings.Join(names, ", ")
}

func seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }
