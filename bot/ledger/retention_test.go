package ledger

import (
	"fmt"
	"testing"
	"time"
)

// retentionOf is a year, told 30 days before, as of noon.
func retentionOf(now time.Time) Retention {
	return Retention{Before: now.AddDate(0, 0, -365), Told: now.AddDate(0, 0, -30), Backups: now.AddDate(0, 0, -30)}
}

func TestWhoHasNotWrittenForAYearIsDeletedAndWhoCanBeToldIsToldBefore(t *testing.T) {
	for name, c := range map[string]struct {
		idle              int // days since they wrote
		consents, blocked bool
		told              int // days since they were told, 0 for never
		officer           bool
		gone, isToBeTold  bool
	}{
		"a stranger after 364 days":               {idle: 364},
		"a stranger after 366 days":               {idle: 366, gone: true},
		"a friend after 334 days":                 {idle: 334, consents: true},
		"a friend after 336 days":                 {idle: 336, consents: true, isToBeTold: true},
		"a friend whom nobody has told":           {idle: 400, consents: true, isToBeTold: true},
		"a friend who was told 29 days ago":       {idle: 370, consents: true, told: 29},
		"a friend who was told 31 days ago":       {idle: 370, consents: true, told: 31, gone: true},
		"a friend who was told before they wrote": {idle: 370, consents: true, told: 380, isToBeTold: true},
		"a friend who has blocked the bot":        {idle: 366, consents: true, blocked: true, gone: true},
		"an officer":                              {idle: 1000, officer: true},
	} {
		t.Run(name, func(t *testing.T) {
			l := fresh(t)
			now := noon
			wrote := now.AddDate(0, 0, -c.idle)
			plant(t, l,
				fmt.Sprintf(`insert into conversations values (7, '{}', %d)`, wrote.Unix()),
				`insert into chats values (7, `+map[bool]string{true: "5", false: "null"}[c.blocked]+`)`,
				`insert into settings values (7, 1)`,
				fmt.Sprintf(`insert into products values (3, 7, 'k', 'n', 5, 'pcs', 1000, '[]', %d)`, wrote.Unix()),
			)
			if c.consents {
				plant(t, l, fmt.Sprintf(`
					insert into people (chat, name, language, province, city, sector, scale, product, active_on) values (7, '', '', '', '', '', '', '', %d)`, wrote.Unix()/86400))
			}
			if c.told > 0 {
				plant(t, l, fmt.Sprintf(`insert into retirement_notices values (7, %d)`, now.AddDate(0, 0, -c.told).Unix()))
			}
			if c.officer {
				plant(t, l, `insert into officers values (7, 'viewer', 'Bu Sari', 0, 1)`)
			}
			idle, err := l.Idle(t.Context(), now.AddDate(0, 0, 30-365), 10)
			must(t, err)
			if (len(idle) == 1) != c.isToBeTold {
				t.Errorf("to be told are %v", idle)
			}
			must(t, l.Retire(t.Context(), retentionOf(now)))
			for _, table := range []string{"conversations", "settings", "products", "chats"} {
				if gone := count(t, l, `select count(*) from `+table) == 0; gone != c.gone {
					t.Errorf("gone from %s: %t", table, gone)
				}
			}
			if c.isToBeTold {
				must(t, l.TellIdle(t.Context(), []Letter{letter(7)}, now))
				if again, err := l.Idle(t.Context(), now.AddDate(0, 0, 30-365), 10); err != nil || len(again) > 0 {
					t.Errorf("%v are to be told again, %v", again, err)
				}
				must(t, l.Retire(t.Context(), retentionOf(now.AddDate(0, 0, 31))))
				if gone := count(t, l, `select count(*) from conversations`) == 0; gone != (c.idle+31 > 365) {
					t.Errorf("a month after they were told they are gone: %t", gone)
				}
			}
		})
	}
}

func TestWhatIsOldGoesAndWhatOfficersDidStays(t *testing.T) {
	l := fresh(t)
	year := noon.AddDate(0, 0, -366).Unix()
	plant(t, l,
		fmt.Sprintf(`insert into tickets (id, chat, question, intent, product, opened_at) values (2, 7, 'lama', 'x', '', %d)`, year),
		fmt.Sprintf(`insert into tickets (id, chat, question, intent, product, opened_at) values (3, 7, 'baru', 'x', '', %d)`, noon.Unix()),
		fmt.Sprintf(`insert into broadcasts (id, kind, author, content, segment, topic, created_at, changed_at, queued_at, state, ended_at) values (1, 'send', 8, '{}', '{}', 'pasar', 1, 1, 1, 'done', %d)`, year),
		fmt.Sprintf(`insert into broadcasts (id, kind, author, content, segment, topic, created_at, changed_at, queued_at, state, ended_at) values (2, 'send', 8, '{}', '{}', 'pasar', 1, 1, 1, 'done', %d)`, noon.Unix()),
		`insert into broadcast_counts (broadcast, sent) values (1, 2), (2, 1)`,
		`insert into deliveries values (1, 7, 'sent', '', 0, 99, 1), (1, 9, 'failed', 'chat not found', 0, null, 1), (2, 7, 'sent', '', 0, 98, 1)`,
		`insert into clicks values (1, 0, 7, 2, 1), (1, 0, 9, 1, 1), (2, 0, 7, 1, 1)`,
		fmt.Sprintf(`insert into replies (broadcast, chat, update_id, message, text, media, at) values (1, 7, 77, 5, 'lama', '', %d), (2, 7, 78, 6, 'baru', '', %d)`, year, noon.Unix()),
		fmt.Sprintf(`insert into audit (at, by, name, role, kind, object, detail) values (%d, 8, 'Bu Sari', 'admin', 'x', '', '')`, year),
	)
	for range 2 { // again, nothing more goes
		must(t, l.Retire(t.Context(), retentionOf(noon)))
		for query, want := range map[string]int{
			`select count(*) from tickets`:                                                  1,
			`select count(*) from replies`:                                                  1,
			`select count(*) from audit`:                                                    1,
			`select count(*) from deliveries`:                                               3,
			`select count(*) from deliveries where message is not null or why <> ''`:        1,
			`select count(*) from clicks where broadcast = 1 and chat < 0`:                  2,
			`select sum(presses) from clicks where broadcast = 1`:                           3,
			`select count(*) from clicks where broadcast = 2 and chat = 7`:                  1,
			`select count(*) from broadcasts where retired = 1 and id = 1`:                  1,
			`select count(*) from broadcasts where retired = 1`:                             1,
			`select count(*) from deliveries where broadcast = 1 and state = 'failed'`:      1,
			`select sent + failed from broadcast_counts where broadcast = 1`:                2,
			`select count(*) from tickets where question = 'baru'`:                          1,
			`select count(*) from replies where text = 'baru'`:                              1,
			`select count(*) from deliveries where broadcast = 2 and message = 98`:          1,
			`select count(*) from deliveries where broadcast = 1 and chat = 7 and why = ''`: 1,
			`select count(*) from deliveries where broadcast = 1 and chat = 9 and why = ''`: 1,
			`select count(distinct chat) from clicks where broadcast = 1 and chat < 0`:      2,
			`select count(*) from deletions`:                                                0,
			`select count(*) from retirement_notices`:                                       0,
			`select count(*) from broadcasts where content = '{}' and state = 'done'`:       2,
			`select count(*) from audit where name = 'Bu Sari'`:                             1,
			`select count(*) from tickets where id = 3 and chat = 7`:                        1,
			`select count(*) from replies where chat = 7 and message = 6 and broadcast = 2`: 1,
		} {
			if n := count(t, l, query); n != want {
				t.Errorf("%s gives %d, want %d", query, n, want)
			}
		}
	}
}

// BenchmarkRetire deletes 20,000 idle owners of a million in chunks; a change of
// another waits for one chunk at most.
func BenchmarkRetire(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		l := fresh(b)
		must(b, l.commits.writeAlone(b.Context(), func(tx *batch) error {
			for _, query := range []string{
				`with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000000)
				insert into conversations select i, '{"case":{"said":"kerudung voal 45 ribu"}}', iif(i % 50 = 0, 5, ` + fmt.Sprint(noon.Unix()) + `) from n`,
				`insert into chats select chat, null from conversations`,
			} {
				if _, err := tx.Exec(query); err != nil {
					return err
				}
			}
			return nil
		}))
		longest, stop, ended := time.Duration(0), make(chan struct{}), make(chan struct{})
		go func() {
			defer close(ended)
			for {
				select {
				case <-stop:
					return
				default:
				}
				from := time.Now()
				if l.Remember(b.Context(), 1, []byte(`{}`), noon) == nil {
					longest = max(longest, time.Since(from))
				}
				time.Sleep(time.Millisecond)
			}
		}()
		b.StartTimer()
		must(b, l.Retire(b.Context(), retentionOf(noon)))
		b.StopTimer()
		close(stop)
		<-ended
		b.ReportMetric(float64(longest.Milliseconds()), "ms-longest-wait")
		if n := count(b, l, `select count(*) from conversations`); n != 980000 {
			b.Errorf("%d are left", n)
		}
		b.StartTimer()
	}
}
