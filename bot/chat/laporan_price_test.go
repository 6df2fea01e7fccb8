package chat_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/knowledge"
	"setara/knowledge/intake"
)

// shelved is an office with a report whose price can join the listings, on a
// catalog of its own.
func shelved(t *testing.T) (*player, *office) {
	t.Helper()
	p := newPlayer(t)
	o := newComplaintOffice(t, p)
	o.chat.Shelf = &intake.Intake{Catalog: p.catalog, Now: func() time.Time { return p.now }}
	offer, ok := knowledge.ReadOfferLink("https://www.tokopedia.com/tokoasing/lampu-tidur-proyektor-bintang")
	if !ok {
		t.Fatal("the link is refused")
	}
	for i, chatID := range []int64{987654321, 987654322} {
		_, err := o.ledger.KeepComplaint(t.Context(), knowledge.Complaint{
			Chat: chatID, Product: "lampu tidur proyektor", Key: "lampu proyektor tidur", Offer: offer, Price: knowledge.Rupiah(9000 + 100*i), OwnPrice: 55_000,
			Note: "catatan-pelapor", Consent: 1, At: p.now, Suspicions: []knowledge.Suspicion{knowledge.SuspicionAbroad},
		})
		p.must(err)
	}
	return p, o
}

// reported are the comparables of the goods that come from reports.
func reported(t *testing.T, p *player) []knowledge.Comparable {
	t.Helper()
	found, err := p.catalog.Comparables(t.Context(), knowledge.Query{Product: "lampu tidur proyektor", AsOf: knowledge.DayOf(p.now)})
	p.must(err)
	return slices.DeleteFunc(found.Items, func(c knowledge.Comparable) bool { return c.Source != "laporan" })
}

func TestAVerifiedPriceJoinsTheListingsAndLeavesThemAgain(t *testing.T) {
	p, o := shelved(t)
	o.wants(approver, "/laporan harga 3 3 ya", "setelah laporannya terbukti")
	o.wants(approver, "/laporan sah 3 3", "Dicatat terbukti")
	o.wants(approver, "/laporan harga 3 3 ya", "Masuk data pasar sebagai barang impor yang dilaporkan dan terbukti: 1 harga")
	listed := reported(t, p)
	if len(listed) != 1 {
		t.Fatalf("%d listings come from reports", len(listed))
	}
	l := listed[0]
	if l.Price != 9100 || l.Origin != knowledge.OriginImport || !slices.Contains(l.Evidence, knowledge.EvidenceReportedImport) || l.Platform != knowledge.PlatformTokopedia {
		t.Errorf("it is listed as %+v", l.Listing)
	}
	o.wants(approver, "/laporan 3", "terbukti")
	o.wants(approver, "/laporan harga 3 3 batal", "dikeluarkan dari data pasar")
	if listed := reported(t, p); len(listed) != 0 {
		t.Errorf("%d are left after that", len(listed))
	}
	o.wants(approver, "/laporan harga 3 3 batal", "tidak ada di data pasar")
	o.wants(approver, "/laporan harga 3 3 ya", "1 harga")
	if listed := reported(t, p); len(listed) != 1 {
		t.Errorf("%d come back", len(listed))
	}
}

func TestAPriceCanBeTakenOutAfterItsDecisionWasTakenBack(t *testing.T) {
	p, o := shelved(t)
	o.says(approver, "/laporan sah 3 3")
	o.says(approver, "/laporan harga 3 3 ya")
	o.wants(approver, "/laporan buka 3 3", "Dibuka lagi")
	o.wants(approver, "/laporan harga 3 3 batal", "dikeluarkan dari data pasar")
	if listed := reported(t, p); len(listed) != 0 {
		t.Errorf("%d are left", len(listed))
	}
}

func TestAPriceThatWasOnlyPassedOnIsNotCalledVerified(t *testing.T) {
	p, o := shelved(t)
	o.wants(approver, "/laporan terus 3 3 "+o.chat.Agencies[0].ID, "diteruskan")
	o.wants(approver, "/laporan harga 3 3 ya", "setelah laporannya terbukti")
	if listed := reported(t, p); len(listed) != 0 {
		t.Errorf("%d are listed", len(listed))
	}
}

func TestNothingOfWhoReportedGoesToTheKnowledge(t *testing.T) {
	p, o := shelved(t)
	o.says(approver, "/laporan sah 3 3")
	o.says(approver, "/laporan harga 3 3 ya")
	p.must(p.catalog.Close())
	defer func() { p.open() }()
	for _, name := range []string{"knowledge.db", "knowledge.db-wal"} {
		data, err := os.ReadFile(filepath.Join(p.dir, name))
		if err != nil {
			continue
		}
		for _, secret := range []string{"98765432", "catatan-pelapor"} {
			if strings.Contains(string(data), secret) {
				t.Errorf("%s holds %q", name, secret)
			}
		}
	}
}

func TestAPriceIsListedOnceThoughItsMessageIsHandledAgain(t *testing.T) {
	p, o := shelved(t)
	o.says(approver, "/laporan sah 3 3")
	again := chat.Message{Chat: approver, From: approver, Update: 77, Text: "/laporan harga 3 3 ya"}
	first := o.told(again)
	if second := o.told(again); second != first {
		t.Errorf("first it says %q, then %q", first, second)
	}
	imports, err := p.catalog.Imports(t.Context())
	p.must(err)
	n := 0
	for _, i := range imports {
		if strings.HasPrefix(i.File, "laporan-") {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d imports", n)
	}
	complaints, err := o.ledger.Complaints(t.Context())
	p.must(err)
	withdrawn := chat.Message{Chat: approver, From: approver, Update: 78, Text: "/laporan harga 3 3 batal"}
	first = o.told(withdrawn)
	// A crash between the two databases: the reports still say that they are listed.
	p.must(o.ledger.ListComplaints(t.Context(), knowledge.ComplaintListing{Numbers: []int64{3}, ImportID: complaints[0].ImportID}))
	if second := o.told(withdrawn); second != first || len(reported(t, p)) != 0 {
		t.Errorf("first it says %q, then %q", first, second)
	}
}
