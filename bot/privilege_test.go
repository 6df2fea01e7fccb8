package bot_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// What who may not is told.
const (
	notTheirRole = "di luar peran Kakak"
	notTheirs    = "hanya penulisnya"
	ofAnother    = "disimpan petugas lain"
	notTheirOwn  = "Siaran sendiri tidak bisa Kakak putuskan"
)

// act is one act of officers, as the data of a button.
type act struct {
	data  string
	needs knowledge.Right
	// by is who does it here. Others are the officers who have the right and may
	// not all the same: it is not theirs.
	by     string
	others []string
	// refused is what those are told.
	refused string
	// looks tells that it changes nothing that lasts.
	looks bool
	// atOnce tells that it is done while it is handled: a right that is lost
	// after that is lost too late.
	atOnce bool
	says   string
}

// acts are all acts of officers around announcements. None stands in the way of
// those below it.
func acts() []act {
	own := func(data, says string) act {
		return act{
			data: data, needs: knowledge.RightWrite, by: "the author", says: says,
			others: []string{"another author", "an approver", "an admin"}, refused: notTheirs,
		}
	}
	any := func(data string, needs knowledge.Right, by, says string) act {
		return act{data: data, needs: needs, by: by, says: says}
	}
	look := func(a act) act { a.looks = true; return a }
	return []act{
		look(any("/berkas", knowledge.RightWrite, "another author", "harga-1.csv")),
		look(any("/berkas lihat 1", knowledge.RightWrite, "another author", "harga-1.csv")),
		look(any("/berkas rincian 1", knowledge.RightWrite, "another author", "Kaos")),
		look(any("/berkas kolom 1 2", knowledge.RightWrite, "another author", "Kolom mana")),
		look(any("/berkas jenis 1 2", knowledge.RightWrite, "another author", "apa, Kak?")),
		look(any("/berkas hari 1 2", knowledge.RightWrite, "another author", "hari apa")),
		any("/berkas terima 1 2", knowledge.RightWrite, "another author", "saya masukkan"),
		any("/berkas tolak 2 2", knowledge.RightWrite, "another author", "tidak saya masukkan"),
		any("/berkas pakai 3 2 1 price", knowledge.RightWrite, "another author", "dibaca sebagai harga"),
		any("/berkas jenis 4 2 fees", knowledge.RightWrite, "another author", "sebagai biaya"),
		any("/berkas hari 5 2 kemarin", knowledge.RightWrite, "another author", "harganya dilihat"),
		any("/berkas paksa 6 1", knowledge.RightWrite, "another author", "saya lewati"),
		{data: "/berkas batalkan 1 ya", needs: knowledge.RightApprove, by: "an approver", says: "sudah saya batalkan", atOnce: true},
		look(any("/usulan", knowledge.RightRead, "a viewer", "songkok")),
		look(any("/usulan lihat 1", knowledge.RightRead, "a viewer", "Usulan 1")),
		look(any("/usulan baru", knowledge.RightWrite, "another author", "usulkan")),
		any("/usulan ajukan synonym 0 kopyah = peci", knowledge.RightWrite, "another author", "saya ajukan"),
		{data: "/usulan terima 1", needs: knowledge.RightApprove, by: "an approver", says: "Usulan 1 diterima", atOnce: true},
		any("/usulan kembalikan 2 kurang jelas", knowledge.RightApprove, "an approver", "kembalikan ke pengusulnya"),
		{
			data: "/usulan tarik 3", needs: knowledge.RightWrite, by: "the author", says: "sudah Kakak tarik",
			others: []string{"another author", "an approver", "an admin"}, refused: notTheirs,
		},
		look(any("/siaran", knowledge.RightRead, "a viewer", "Menunggu persetujuan")),
		look(any("/siaran lihat 2", knowledge.RightRead, "a viewer", "Siaran 2")),
		look(any("/siaran contoh {2}", knowledge.RightWrite, "another author", "Ini yang diterima")),
		look(any("/siaran laporan 5", knowledge.RightRead, "a viewer", "Laporan siaran 5")),
		look(any("/siaran balasan", knowledge.RightRead, "a viewer", "Di mana?")),
		look(any("/siaran templat", knowledge.RightRead, "a viewer", "emplat")),
		look(any("/siaran templat lihat Contoh", knowledge.RightRead, "a viewer", "Contoh")),
		look(any("/lembar", knowledge.RightRead, "a viewer", "Lembar 4")),
		look(any("/lembar lihat 1", knowledge.RightRead, "a viewer", "pertama kalinya")),
		any("/lembar tambah https://umkm.test/lain.csv", knowledge.RightApprove, "an approver", "Saya baca dulu"),
		any("/lembar terima 1 abc", knowledge.RightApprove, "an approver", "saya masukkan"),
		any("/lembar lewati 2 abc", knowledge.RightApprove, "an approver", "saya lewati"),
		any("/lembar sekarang 3", knowledge.RightApprove, "an approver", "Saya baca dulu"),
		look(any("/lembar hentikan 4", knowledge.RightApprove, "an approver", "Hentikan lembar 4")),
		any("/lembar hentikan 4 ya", knowledge.RightApprove, "an approver", "tidak saya baca lagi"),
		look(any("/wawasan", knowledge.RightRead, "a viewer", "Kata pasar")),
		look(any("/wawasan xlsx", knowledge.RightRead, "a viewer", "Ini berkasnya")),
		look(any("/segmen", knowledge.RightRead, "a viewer", "Contoh")),
		look(any("/siaran tulis", knowledge.RightWrite, "another author", "Kirim pesannya")),
		look(own("/siaran isi {1}", "Kirim pesannya")),
		own("/siaran tombol {1} hapus", "Siaran 1"),
		own("/siaran topik {1} pasar", "Topik: pasar"),
		own("/siaran sasaran {1} semua", "Siaran 1"),
		own("/siaran waktu {1} lusa jam 9", "Dikirim"),
		own("/siaran laju {1} biasa", "jalur biasa"),
		{
			data: "/siaran uji {1} saya", needs: knowledge.RightWrite, by: "the author", says: "Uji dikirim",
			others: []string{"another author"}, refused: notTheirs,
		},
		any("/siaran simpan {1} Milik Sari", knowledge.RightWrite, "another author", "Milik Sari"),
		own("/siaran kirim {1}", "ajukan"),
		any("/siaran kembalikan {1} kurang jelas", knowledge.RightApprove, "an approver", "kembali"),
		own("/siaran buang {1} ya", "dibuang"),
		any("/siaran setujui {2}", knowledge.RightApprove, "an approver", "setujui"),
		own("/siaran draf {2}", "jadi draf lagi"),
		any("/siaran jeda {3}", knowledge.RightApprove, "an approver", "dijeda"),
		any("/siaran lanjut {4}", knowledge.RightApprove, "an approver", "dilanjutkan"),
		any("/siaran unduh 5 csv", knowledge.RightWrite, "another author", "sebagai berkas"),
		any("/siaran jawab 1 Di aula", knowledge.RightWrite, "another author", "saya kirim"),
		any("/siaran ubah 5", knowledge.RightWrite, "another author", "saya catat sebagai draf"),
		any("/siaran templat pakai Contoh", knowledge.RightWrite, "another author", "draf"),
		any("/siaran templat simpan 3 Baru", knowledge.RightWrite, "another author", "Baru"),
		{
			data: "/siaran templat hapus Contoh", needs: knowledge.RightWrite, by: "an admin", says: "dihapus",
			others: []string{"another author", "an approver"}, refused: ofAnother,
		},
		any("/segmen simpan Semua = semua", knowledge.RightWrite, "another author", "Semua"),
		any("/segmen buang Contoh", knowledge.RightWrite, "another author", "Contoh"),
		look(any("/laporan", knowledge.RightRead, "a viewer", "Laporan yang menunggu")),
		any("/laporan rinci 1", knowledge.RightApprove, "an approver", "Isi laporan"),
		any("/laporan sah 1 1", knowledge.RightApprove, "an approver", "Dicatat terbukti"),
		any("/laporan terus 1 1 pktn", knowledge.RightApprove, "an approver", "Dicatat diteruskan ke Ditjen PKTN"),
		any("/laporan buka 1 1", knowledge.RightApprove, "an approver", "Dibuka lagi"),
		any("/laporan tolak 1 1 kurang bukti", knowledge.RightApprove, "an approver", "Ditolak"),
		look(any("/antrean", knowledge.RightRead, "a viewer", "menunggu")),
		look(any("/antrean lihat 1", knowledge.RightRead, "a viewer", "tidak menunggu lagi")),
		look(any("/antrean jawab 1 Halo", knowledge.RightWrite, "another author", "tidak menunggu lagi")),
		look(any("/antrean kirim 1", knowledge.RightWrite, "another author", "Belum ada jawaban")),
		look(any("/antrean tutup 1 Halo", knowledge.RightWrite, "another author", "tidak menunggu lagi")),
		look(any("/antrean bukan 1 ya", knowledge.RightWrite, "another author", "tidak menunggu lagi")),
		look(any("/antrean gabung 1 2", knowledge.RightWrite, "another author", "tidak menunggu lagi")),
		look(any("/antrean ulangi 1", knowledge.RightWrite, "another author", "tidak menunggu lagi")),
		look(any("/petugas", knowledge.RightManage, "an admin", "Petugas Setara")),
		any("/petugas undang admin Bu Ani", knowledge.RightManage, "an admin", "Undangan untuk Bu Ani"),
		any("/petugas ubah {a viewer} admin", knowledge.RightManage, "an admin", "sekarang admin"),
		any("/petugas hapus {a viewer} ya", knowledge.RightManage, "an admin", "bukan petugas lagi"),
		look(any("/audit", knowledge.RightManage, "an admin", "Catatan tindakan")),
		look(any("/model", knowledge.RightManage, "an admin", "Bantuan AI hari ini")),
		any("/audit unduh", knowledge.RightManage, "an admin", "Berkasnya"),
		// What these do goes on by itself: whatever looks is above them.
		any("/siaran batalkan {4} ya", knowledge.RightApprove, "an approver", "dibatalkan"),
		any("/siaran tarik 5 ya", knowledge.RightWrite, "another author", "menarik siaran 5"),
		any("/siaran ulangi 5 ragu ya", knowledge.RightApprove, "an approver", "yang belum pasti"),
	}
}

// trusted is what each role may do, written down once more: the program's own
// table is among what is tried out.
var trusted = map[knowledge.Role][]knowledge.Right{
	knowledge.RoleViewer:   {knowledge.RightRead},
	knowledge.RoleAuthor:   {knowledge.RightRead, knowledge.RightWrite},
	knowledge.RoleApprover: {knowledge.RightRead, knowledge.RightWrite, knowledge.RightApprove},
	knowledge.RoleAdmin:    {knowledge.RightRead, knowledge.RightWrite, knowledge.RightApprove, knowledge.RightManage},
}

func TestAForgedButtonDoesNothingInOtherHands(t *testing.T) {
	g := newGuarded(t)
	rows := 0
	for _, who := range []string{"a stranger", "a recipient", "somebody who was removed", "an admin in a group"} {
		t.Run(who, func(t *testing.T) {
			unknown := g.presses(who, "=/entahlah")
			for _, a := range acts() {
				before, others := g.holdings(), g.sent(who)
				if said := g.presses(who, "="+a.data); said != unknown {
					t.Errorf("to %q it says %q, to an unknown command %q", a.data, said, unknown)
				}
				g.unmoved(t, before, others, who)
				rows++
			}
		})
	}
	for _, who := range []string{"a viewer", "another author", "an approver", "an admin"} {
		t.Run(who, func(t *testing.T) {
			for _, a := range acts() {
				want := notTheirRole
				if slices.Contains(trusted[g.roles()[who]], a.needs) {
					if want = a.refused; !slices.Contains(a.others, who) {
						continue
					}
				}
				before, others := g.holdings(), g.sent(who)
				if said := g.presses(who, "="+a.data); !strings.Contains(said, want) {
					t.Errorf("to %q it says %q, not %q", a.data, said, want)
				}
				g.unmoved(t, before, others, who)
				rows++
			}
		})
	}
	t.Logf("%d rows", rows)
}

func TestTheSameButtonsDoWhatTheySayInTheHandsOfThoseWhoMay(t *testing.T) {
	g := newGuarded(t)
	for _, a := range acts() {
		before := g.holdings()
		n := len(g.hands[a.by].Transcript().FromBot())
		if _, err := g.hands[a.by].PressData(g.asked[a.by].ID, g.filled("="+a.data)); err != nil {
			t.Fatal(err)
		}
		said, err := g.hands[a.by].WaitFor(g.ctx, func(tr telegramtest.Transcript) bool {
			return strings.Contains(strings.Join(texts(tr)[n:], "\n"), a.says)
		})
		if err != nil {
			t.Fatalf("to %q %s is told %q, not %q", a.data, a.by, texts(said)[n:], a.says)
		}
		if after := g.holdings(); (after == before) != a.looks {
			t.Errorf("%q changes something: %t", a.data, after != before)
		}
	}
}

// lower are none, and the role that lacks a right by one step.
var lower = map[knowledge.Right][]knowledge.Role{
	knowledge.RightRead: {""}, knowledge.RightWrite: {"", knowledge.RoleViewer},
	knowledge.RightApprove: {"", knowledge.RoleAuthor}, knowledge.RightManage: {"", knowledge.RoleApprover},
}

func TestAnOfficerWhoLosesTheRightBetweenDrawAndTapDoesNothing(t *testing.T) {
	g := newGuarded(t)
	rows := 0
	for _, a := range acts() {
		for _, role := range lower[a.needs] {
			for _, during := range []bool{false, true} {
				if during && a.atOnce {
					continue
				}
				t.Run(fmt.Sprintf("%s of %s who becomes %q, while it is handled: %t", a.data, a.by, role, during), func(t *testing.T) {
					had := g.roles()[a.by]
					data := g.filled("=" + a.data)
					before, others := g.holdings(), g.sent(a.by)
					if during {
						g.bureau.mu.Lock()
						g.bureau.between = func(chat.Message) { g.becomes(a.by, role) }
						g.bureau.mu.Unlock()
					} else {
						g.becomes(a.by, role)
					}
					want := notTheirRole
					if role == "" {
						want = unknownCommand
					}
					if said := g.presses(a.by, data); !strings.Contains(said, want) {
						t.Errorf("it says %q, not %q", said, want)
					}
					g.becomes(a.by, had)
					g.unmoved(t, before, others, a.by)
					rows++
				})
			}
		}
	}
	t.Logf("%d rows", rows)
}
