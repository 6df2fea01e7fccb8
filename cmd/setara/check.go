package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"setara/bot"
	"setara/bot/ledger"
	"setara/knowledge"
	"setara/knowledge/starter"
)

// checkCommand looks after everything that the bot needs, one line each.
type checkCommand struct{}

// verdict is how one thing is.
type verdict string

const (
	verdictGood   verdict = "baik"
	verdictUnused verdict = "tidak dipakai"
	verdictWrong  verdict = "perlu diperbaiki"
)

// finding is one line of the check.
type finding struct {
	name    string
	verdict verdict
	// note says more: what is there, or what to do.
	note string
}

// checkTimeout is how long one look across the network may take.
const checkTimeout = 10 * time.Second

// Run prints the findings. It fails when one of them needs to be mended.
func (*checkCommand) Run(ctx context.Context, c *cli, std streams) error {
	keys := readSecrets()
	looks := []func(context.Context) finding{
		c.checkNumbers, c.checkFolder, c.checkKnowledge, c.checkLedger,
		func(ctx context.Context) finding { return checkToken(ctx, &keys, c.TelegramAPIURL) },
		c.checkAdmins,
		func(context.Context) finding { return c.checkWebhook(&keys) },
		c.checkListen,
		func(context.Context) finding { return checkHolidays(knowledge.DayOf(c.clock()())) },
		func(ctx context.Context) finding { return checkModel(ctx, &c.settings, &keys) },
	}
	mended := true
	for _, look := range looks {
		f := look(ctx)
		if err := ctx.Err(); err != nil {
			return err
		}
		mended = mended && f.verdict != verdictWrong
		line := f.name + ": " + string(f.verdict)
		if f.note != "" {
			line += " - " + f.note
		}
		if _, err := fmt.Fprintln(std.out, line); err != nil {
			return fmt.Errorf("print finding: %w", err)
		}
	}
	if err := errors.Join(c.showWaiting(ctx, std), c.showFreshness(ctx, std)); err != nil {
		return err
	}
	if !mended {
		return errFailed
	}
	return nil
}

func wrong(name string, err error) finding { return finding{name, verdictWrong, explain(err)} }

// checkNumbers shows the settings that have a value always.
func (c *cli) checkNumbers(context.Context) finding {
	return finding{"Pengaturan", verdictGood, fmt.Sprintf(
		"siaran %d pesan per detik; lebih dari %d penerima perlu persetujuan kedua; pesan disimpan %d hari; cadangan disimpan %d hari; %s",
		c.BroadcastRate, c.ApprovalOver, c.RetentionDays, c.BackupDays, c.sayModelCost())}
}

// sayModelCost says what a language model takes and may take.
func (c *cli) sayModelCost() string {
	price, budget := c.modelPrice(), c.modelBudget()
	if budget.Day == 0 {
		return "model tidak dipakai, anggarannya Rp0"
	}
	if price == (knowledge.ModelPrice{}) {
		return "model milik sendiri, tanpa biaya"
	}
	return fmt.Sprintf("anggaran model %s sehari, %s sehari per orang; harga model %s dibaca dan %s ditulis per sejuta potongan kata (token)",
		budget.Day, budget.Owner, price.Input, price.Output)
}

// checkHolidays tells whether the holidays of the year are known, and of the next
// where it begins soon.
func checkHolidays(today knowledge.Day) finding {
	const name = "Hari libur"
	calendar, err := starter.Calendar()
	if err != nil {
		return wrong(name, err)
	}
	if !calendar.Covers(today) {
		return finding{name, verdictUnused, "libur nasional tahun ini belum ada di Setara; batas waktu menjawab hanya melewati Sabtu dan Minggu"}
	}
	if next := today.AddMonths(1); !calendar.Covers(next) {
		return finding{name, verdictGood, "libur nasional tahun ini ada, tahun depan belum: pasang versi Setara yang baru sebelum Januari"}
	}
	return finding{name, verdictGood, "libur nasional dan cuti bersama tahun ini ada"}
}

func (c *cli) checkFolder(context.Context) finding {
	const name = "Folder data"
	path, err := filepath.Abs(c.Data)
	if err == nil {
		err = os.MkdirAll(path, 0o700)
	}
	if err != nil {
		return wrong(name, err)
	}
	return finding{name, verdictGood, path}
}

func (c *cli) checkKnowledge(ctx context.Context) finding {
	return checkDatabase(ctx, knowledgeFile, c.Data, func() (database, error) {
		know, err := openCatalog(ctx, c.Data, c.clock()())
		if err != nil {
			return nil, err // not a nil *Catalog in an interface
		}
		return know, nil
	})
}

func (c *cli) checkLedger(ctx context.Context) finding {
	return checkDatabase(ctx, ledgerFile, c.Data, func() (database, error) {
		book, err := ledger.Open(ctx, filepath.Join(c.Data, ledgerFile))
		if err != nil {
			return nil, err
		}
		return book, nil
	})
}

// database is what a check asks of one.
type database interface {
	Probe(ctx context.Context) error
	Close() error
}

// checkDatabase opens a database as the bot would, making it on first use, and
// reads and writes it.
func checkDatabase(ctx context.Context, name, folder string, open func() (database, error)) finding {
	db, err := open()
	if err != nil {
		return wrong(name, err)
	}
	if err := errors.Join(db.Probe(ctx), db.Close()); err != nil {
		return wrong(name, err)
	}
	info, err := os.Stat(filepath.Join(folder, name))
	if err != nil {
		return wrong(name, err)
	}
	return finding{name, verdictGood, size(info.Size())}
}

// checkToken asks Telegram whose token it is.
func checkToken(ctx context.Context, keys *secrets, api apiURL) finding {
	const name = "TELEGRAM_BOT_TOKEN"
	if keys.Token == "" {
		return finding{name, verdictUnused, "untuk setara serve, minta token ke @BotFather di Telegram, lalu tulis di berkas .env"}
	}
	if err := keys.checkToken(); err != nil {
		return finding{name, verdictWrong, err.Error()}
	}
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	username, err := bot.Identify(ctx, string(api), string(keys.Token))
	switch {
	case errors.Is(err, bot.ErrToken):
		return finding{name, verdictWrong, sayWrongToken}
	case err != nil:
		return finding{name, verdictWrong, "Telegram tidak menjawab: periksa sambungan internet dan TELEGRAM_API_URL"}
	}
	return finding{name, verdictGood, "@" + username}
}

func (c *cli) checkAdmins(context.Context) finding {
	const name = "SETARA_ADMINS"
	if len(c.Admins) == 0 {
		return finding{name, verdictUnused, "isi dengan nomor pengguna Telegram petugas pertama, dipisah koma"}
	}
	return finding{name, verdictGood, fmt.Sprintf("%d petugas", len(c.Admins))}
}

func (c *cli) checkWebhook(keys *secrets) finding {
	const name = "SETARA_WEBHOOK_URL"
	if err := keys.checkWebhookSecret(); err != nil {
		return finding{"SETARA_WEBHOOK_SECRET", verdictWrong, err.Error()}
	}
	if c.WebhookURL == "" {
		return finding{name, verdictUnused, "bot mengambil sendiri pesan dari Telegram"}
	}
	return finding{name, verdictGood, fmt.Sprintf("Telegram mengantar pesan ke %s; teruskan jalur %s ke %s", c.WebhookURL, c.WebhookURL.path(), c.Listen)}
}

// checkListen tries the address, unless Setara itself is there.
func (c *cli) checkListen(ctx context.Context) finding {
	const name = "SETARA_LISTEN"
	listener, err := listenOn(ctx, c.Listen)
	if err == nil {
		err = listener.Close()
	}
	switch {
	case err == nil:
		return finding{name, verdictGood, string(c.Listen)}
	case runsHere(ctx, c.Listen):
		return finding{name, verdictGood, fmt.Sprintf("%s, dipakai setara serve yang sedang berjalan", c.Listen)}
	default:
		return wrong(name, err)
	}
}
