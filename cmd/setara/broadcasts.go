package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// broadcastsCommand lists broadcasts, shows one, and holds or ends one, also
// while the bot runs.
type broadcastsCommand struct {
	JSON   bool            `help:"Print one JSON object a broadcast: ${broadcast_fields}."`
	List   listBroadcasts  `cmd:"" default:"1" help:"List the broadcasts that were approved, the latest first."`
	Show   showBroadcast   `cmd:"" help:"Show one broadcast and what came of it."`
	Pause  pauseBroadcast  `cmd:"" help:"Hold a broadcast; nothing more goes out within a second."`
	Resume resumeBroadcast `cmd:"" help:"Let a held broadcast go on."`
	Cancel cancelBroadcast `cmd:"" help:"End a broadcast; what has not gone out never will."`
}

// broadcastFields are the fields of the JSON, for the help.
const broadcastFields = "id, kind (send, edit, delete), target, state (draft, waiting, queued, running, paused, cancelled, done), topic, " +
	"author, approved_by, recipients, counts (pending, sending, sent, blocked, failed, uncertain, skipped), rate, paid, " +
	"send_at, created_at, queued_at, started_at, ended_at in RFC 3339; " +
	"show adds reasons, presses, left, sent_again, replies, replies_waiting. What does not apply is absent"

type listBroadcasts struct{}

type showBroadcast struct {
	ID   int64  `arg:"" help:"The broadcast's number, as the list shows it."`
	CSV  string `help:"Write a row for each delivery into this CSV file." name:"csv" placeholder:"FILE" type:"path"`
	XLSX string `help:"Write a row for each delivery into this workbook." name:"xlsx" placeholder:"FILE" type:"path"`
}

type pauseBroadcast struct {
	ID int64 `arg:"" help:"The broadcast's number, as the list shows it."`
}

type resumeBroadcast struct {
	ID int64 `arg:"" help:"The broadcast's number, as the list shows it."`
}

type cancelBroadcast struct {
	ID int64 `arg:"" help:"The broadcast's number, as the list shows it."`
}

// broadcastJSON is what scripts read of a broadcast.
type broadcastJSON struct {
	ID         int64          `json:"id"`
	Kind       string         `json:"kind"`
	Target     int64          `json:"target,omitempty"`
	State      string         `json:"state"`
	Topic      string         `json:"topic,omitempty"`
	Author     int64          `json:"author"`
	ApprovedBy int64          `json:"approved_by,omitempty"`
	Recipients int            `json:"recipients"`
	Counts     map[string]int `json:"counts"`
	Rate       int            `json:"rate,omitempty"`
	Paid       bool           `json:"paid"`
	SendAt     *time.Time     `json:"send_at,omitempty"`
	CreatedAt  *time.Time     `json:"created_at"`
	QueuedAt   *time.Time     `json:"queued_at,omitempty"`
	StartedAt  *time.Time     `json:"started_at,omitempty"`
	EndedAt    *time.Time     `json:"ended_at,omitempty"`

	*aftermathJSON
}

// aftermathJSON is what came of it.
type aftermathJSON struct {
	Reasons        []deliveryReasonJSON `json:"reasons"`
	Presses        []pressJSON          `json:"presses"`
	Left           int                  `json:"left"`
	SentAgain      int                  `json:"sent_again"`
	Replies        int                  `json:"replies"`
	RepliesWaiting int                  `json:"replies_waiting"`
}

type deliveryReasonJSON struct {
	State string `json:"state"`
	Why   string `json:"why,omitempty"`
	Count int    `json:"count"`
}

type pressJSON struct {
	Button  int    `json:"button"`
	Label   string `json:"label"`
	People  int    `json:"people"`
	Presses int    `json:"presses"`
}

func newBroadcastJSON(b *knowledge.Broadcast) broadcastJSON {
	counts := map[string]int{}
	for _, state := range knowledge.DeliveryStates {
		counts[string(state)] = b.Counts[state]
	}
	at := func(t time.Time) *time.Time {
		if t.IsZero() {
			return nil
		}
		t = t.In(knowledge.WIB)
		return &t
	}
	return broadcastJSON{
		ID: b.ID, Kind: string(b.Kind), Target: b.Target, State: string(b.State), Topic: string(b.Topic),
		Author: b.Author, ApprovedBy: b.ApprovedBy, Recipients: b.Counts.Total(), Counts: counts, Rate: b.Rate, Paid: b.Paid,
		SendAt: at(b.SendAt), CreatedAt: at(b.CreatedAt), QueuedAt: at(b.QueuedAt), StartedAt: at(b.StartedAt), EndedAt: at(b.EndedAt),
	}
}

func newAftermathJSON(b *knowledge.Broadcast, a *knowledge.Aftermath) *aftermathJSON {
	out := &aftermathJSON{
		Reasons: []deliveryReasonJSON{}, Presses: []pressJSON{}, SentAgain: a.Maybe, Replies: a.Replies, RepliesWaiting: a.Unanswered,
	}
	for _, r := range a.Reasons {
		out.Reasons = append(out.Reasons, deliveryReasonJSON{string(r.State), r.Why, r.N})
	}
	for _, p := range a.Presses {
		if label, own := b.Content.Label(p.Button); own {
			out.Presses = append(out.Presses, pressJSON{p.Button, label, p.People, p.Presses})
		} else {
			out.Left += p.People
		}
	}
	return out
}

// broadcastsPage is how many broadcasts are read at once.
const broadcastsPage = 200

// Run lists the broadcasts.
func (*listBroadcasts) Run(ctx context.Context, c *cli, std streams) error {
	return with(ctx, c, func(a *app) error {
		out := bufio.NewWriter(std.out)
		shown := 0
		list := knowledge.BroadcastList{Limit: broadcastsPage, States: []knowledge.BroadcastState{
			knowledge.BroadcastQueued, knowledge.BroadcastRunning, knowledge.BroadcastPaused, knowledge.BroadcastCancelled, knowledge.BroadcastDone,
		}}
		for {
			page, err := a.ledger.Broadcasts(ctx, list)
			if err != nil {
				return err
			}
			for i := range page {
				if c.Broadcasts.JSON {
					err = printJSON(out, newBroadcastJSON(&page[i]))
				} else {
					_, err = fmt.Fprintln(out, chat.BroadcastLine(&page[i]))
				}
				if err != nil {
					return err
				}
			}
			shown += len(page)
			list.Skip += len(page)
			if len(page) < broadcastsPage {
				break
			}
		}
		if shown == 0 && !c.Broadcasts.JSON {
			fmt.Fprintln(out, sayNoBroadcasts)
		}
		return out.Flush()
	})
}

// Run shows a broadcast.
func (cmd *showBroadcast) Run(ctx context.Context, c *cli, std streams) error {
	return with(ctx, c, func(a *app) error {
		b, err := broadcastOf(ctx, a, cmd.ID)
		if err != nil {
			return err
		}
		came, err := a.ledger.Aftermath(ctx, cmd.ID)
		if err != nil {
			return err
		}
		for _, file := range []struct {
			path string
			kind chat.TableKind
		}{{cmd.CSV, chat.TableCSV}, {cmd.XLSX, chat.TableXLSX}} {
			if file.path == "" {
				continue
			}
			if err := writeDeliveries(ctx, a, &b, file.path, file.kind); err != nil {
				return err
			}
		}
		if c.Broadcasts.JSON {
			out := newBroadcastJSON(&b)
			out.aftermathJSON = newAftermathJSON(&b, &came)
			return printJSON(std.out, out)
		}
		_, err = fmt.Fprintln(std.out, chat.Report(&b, &came, nil).Text())
		return err
	})
}

// Run holds a broadcast.
func (cmd *pauseBroadcast) Run(ctx context.Context, c *cli, std streams) error {
	return operate(ctx, c, std, cmd.ID, knowledge.DeedPause)
}

// Run lets a broadcast go on.
func (cmd *resumeBroadcast) Run(ctx context.Context, c *cli, std streams) error {
	return operate(ctx, c, std, cmd.ID, knowledge.DeedResume)
}

// Run ends a broadcast.
func (cmd *cancelBroadcast) Run(ctx context.Context, c *cli, std streams) error {
	return operate(ctx, c, std, cmd.ID, knowledge.DeedCancel)
}

// operate does an act on a broadcast, in the name of whoever sits at the
// terminal. The running bot finds out by itself.
func operate(ctx context.Context, c *cli, std streams, id int64, kind knowledge.DeedKind) error {
	return with(ctx, c, func(a *app) error {
		deed := knowledge.Deed{Act: knowledge.Act{By: terminalChats["officer"], At: a.now()}, Kind: kind}
		err := a.ledger.Operate(ctx, id, deed)
		if err != nil && !errors.Is(err, ledger.ErrChanged) && !errors.Is(err, knowledge.ErrNotFound) {
			return err
		}
		if err == nil && kind == knowledge.DeedCancel { // a running bot does so too
			if err := a.ledger.SkipCancelled(ctx, id); err != nil {
				return err
			}
		}
		b, missing := broadcastOf(ctx, a, id)
		switch {
		case missing != nil:
			return missing
		case err != nil:
			return said("siaran %d %s, jadi tidak bisa %s", id, chat.BroadcastStateName(b.State), operated[kind]).because(err)
		case c.Broadcasts.JSON:
			return printJSON(std.out, newBroadcastJSON(&b))
		}
		_, err = fmt.Fprintf(std.out, "Siaran %d %s. Sisanya: %d dari %d penerima.\n", id, operated[kind], b.Counts.Open(), b.Counts.Total())
		return err
	})
}

// operated are what becomes of a broadcast by an act.
var operated = map[knowledge.DeedKind]string{
	knowledge.DeedPause: "dijeda", knowledge.DeedResume: "dilanjutkan", knowledge.DeedCancel: "dibatalkan",
}

const sayNoBroadcasts = "Belum ada siaran yang dikirim. Petugas menulisnya di Telegram: /siaran"

// broadcastOf is the broadcast with that id.
func broadcastOf(ctx context.Context, a *app, id int64) (knowledge.Broadcast, error) {
	b, err := a.ledger.Broadcast(ctx, id)
	if errors.Is(err, knowledge.ErrNotFound) {
		err = said("siaran %d tidak ada: lihat daftarnya dengan setara broadcasts", id).because(err)
	}
	return b, err
}
