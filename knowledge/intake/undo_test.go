package intake_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"hash"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"setara/knowledge"
	"setara/knowledge/sqlite"
)

// notContent are the tables that tell of imports themselves, of undone ones too,
// and the parts of the search indexes, which may lie otherwise and say the same:
// package catalog compares what they say.
var notContent = []string{
	"imports", "entry_index", "segments", "postings", "terms",
	"entry_search_data", "entry_search_idx", "entry_search_docsize", "entry_search_config", "entry_search_content",
}

// contents are hashes of all content tables of a catalog, each ordered by all its
// columns. The indexes are checked to be whole.
func contents(tb testing.TB, path string) map[string]string {
	tb.Helper()
	ctx, tables := context.Background(), map[string]string{}
	err := sqlite.Peek(ctx, path, func(conn *sql.Conn) error {
		names, err := texts(ctx, conn, `select name from sqlite_schema where type = 'table' and name not like 'sqlite%'`)
		if err != nil {
			return err
		}
		for _, name := range names {
			if slices.Contains(notContent, name) {
				continue
			}
			if tables[name], err = hashTable(ctx, conn, name); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		wrong, err := texts(ctx, conn, `select coalesce(p.term, t.term) from (select term, sum(docs) as docs from postings group by term) p
			full join terms t on t.term = p.term where p.docs is not t.docs limit 5`)
		if len(wrong) > 0 {
			tb.Errorf("terms that are counted wrong: %q", wrong)
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return tables
}

func texts(ctx context.Context, conn *sql.Conn, query string) (all []string, err error) {
	rows, err := conn.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

func hashTable(ctx context.Context, conn *sql.Conn, name string) (string, error) {
	columns, err := texts(ctx, conn, `select '"' || name || '"' from pragma_table_info('`+name+`')`)
	if err != nil {
		return "", err
	}
	list := strings.Join(columns, ", ")
	rows, err := conn.QueryContext(ctx, `select `+list+` from "`+name+`" order by `+list)
	if err != nil {
		return "", err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	sum := sha256.New()
	n := 0
	for ; rows.Next(); n++ {
		if err := hashRow(sum, rows, len(columns)); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%d rows %s", n, hex.EncodeToString(sum.Sum(nil)[:8])), rows.Err()
}

func hashRow(sum hash.Hash, rows *sql.Rows, width int) error {
	values, into := make([]any, width), make([]any, width)
	for i := range values {
		into[i] = &values[i]
	}
	if err := rows.Scan(into...); err != nil {
		return err
	}
	_, err := fmt.Fprintf(sum, "%q\n", fmt.Sprint(values...))
	return err
}

// officersFiles are two files of each kind, the second of which changes what the
// first says.
var officersFiles = [...]struct {
	name        string
	kind        knowledge.FileKind
	first, then string
}{
	{"barang.csv", knowledge.FileListings, january, february},
	{
		"biaya.csv", knowledge.FileFees,
		feeHeader + "F901,shopee,potongan dari harga,penjual biasa,fashion,8%,8%,,,,2026-01-01,,2026-01-01,A,https://seller.shopee.co.id,,\n",
		feeHeader + "F901,shopee,potongan dari harga,penjual biasa,fashion,9%,9%,,,,2026-01-01,,2026-01-01,A,https://seller.shopee.co.id,,\n" +
			"F902,tokopedia,potongan dari harga,penjual biasa,fashion,7%,7%,,,,2026-01-01,,2026-01-01,A,https://seller.tokopedia.com,,\n",
	},
	{"padanan.csv", knowledge.FileSynonyms, "kata,artinya\ncilok,bakso tusuk\n", "kata,artinya\ncilok,bakso aci\nkrudung,kerudung\n"},
	{
		"program.csv", knowledge.FilePrograms,
		programHeader + "P901,Modal Ibu Rajut,Kemenkop,modal,Modal untuk perajut,Pinjaman lunak untuk perajut,https://kemenkop.go.id/rajut,2026-01-01,berjalan,A\n",
		programHeader + "P901,Modal Perajut,Kemenkop,modal,Modal untuk perajut,Pinjaman lunak untuk perajut,https://kemenkop.go.id/rajut,2026-02-01,berjalan,A\n" +
			"P902,Kelas Foto Produk,Kemenkop,pelatihan,Foto produk,Belajar memotret barang dagangan,https://kemenkop.go.id/foto,2026-02-01,berjalan,A\n",
	},
	{
		"aturan.csv", knowledge.FileRegulations,
		ruleHeader + "R901,Peraturan Menteri 9/2026,Label mainan,Kemenperin,Mainan wajib berlabel SNI,https://jdih.kemenperin.go.id/9,2026-01-01,berlaku,A\n",
		ruleHeader + "R901,Peraturan Menteri 9/2026,Label mainan anak,Kemenperin,Mainan anak wajib berlabel SNI,https://jdih.kemenperin.go.id/9,2026-02-01,berlaku,A\n",
	},
}

const (
	feeHeader     = "kode,marketplace,jenis biaya,jenis penjual,kategori,tarif terendah,tarif tertinggi,biaya tetap,plafon,dasar,berlaku mulai,berlaku sampai,tanggal terbit,keyakinan,sumber,alamat cek,catatan\n"
	programHeader = "nomor,nama,lembaga,kebutuhan,untuk,manfaat,alamat,keterangan per,status,keyakinan\n"
	ruleHeader    = "nomor,peraturan,nama,lembaga,isi,alamat,keterangan per,status,keyakinan\n"
)

// Officers take files of all kinds back in whatever order, and what is left is
// what there would be had these never been sent.
func TestWhatIsTakenBackLeavesEveryTableAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "knowledge.db")
	i := openAt(t, path)
	var states []map[string]string
	var imports []int64
	update := int64(0)
	send := func(then bool) {
		for _, f := range officersFiles {
			content := f.first
			if then {
				content = f.then
			}
			states = append(states, contents(t, path))
			d := compare(t, i, f.name, content)
			if d.Kind != f.kind || d.New+d.Changed == 0 {
				t.Fatalf("%s: %+v", f.name, d)
			}
			update++
			imports = append(imports, publish(t, i, f.name, content, d.Digest, update).ImportID)
		}
	}
	send(false)
	send(true)
	undo := func(n int) {
		update++
		if err := i.Undo(t.Context(), imports[n], act(update)); err != nil {
			t.Fatal(err)
		}
	}
	half := len(officersFiles)
	for n := range half { // the first ones first: the second hold on
		undo(n)
	}
	if again := compare(t, i, officersFiles[0].name, officersFiles[0].then); again.New+again.Changed != 0 {
		t.Errorf("what a later file says is gone with the first: %+v", again)
	}
	for n := len(imports) - 1; n >= half; n-- {
		undo(n)
	}
	wantContents(t, "all taken back, the first ones first", contents(t, path), states[0])
	imports = nil
	send(false)
	send(true)
	for n := len(imports) - 1; n >= 0; n-- {
		undo(n)
		wantContents(t, fmt.Sprintf("%d files taken back from the end", len(imports)-n), contents(t, path), states[len(states)-len(imports)+n])
	}
}

// Files of all kinds come, come again and are taken back as it happens; one that
// was just taken in changes nothing when it is sent again, and with the last of
// them gone nothing of any is left.
func TestFilesTakenBackInAnyOrderLeaveNothing(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprintf("as it happens in week %d", seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 0))
			path := filepath.Join(t.TempDir(), "knowledge.db")
			i := openAt(t, path)
			empty, update := contents(t, path), int64(0)
			var imports []int64
			takeBackOne := func() {
				n := r.IntN(len(imports))
				update++
				if err := i.Undo(t.Context(), imports[n], act(update)); err != nil {
					t.Fatal(err)
				}
				imports = slices.Delete(imports, n, n+1)
			}
			for range 20 {
				f := officersFiles[r.IntN(len(officersFiles))]
				content := [...]string{f.first, f.then}[r.IntN(2)]
				update++
				imports = append(imports, publish(t, i, f.name, content, "", update).ImportID)
				if again := compare(t, i, f.name, content); again.New+again.Changed != 0 {
					t.Errorf("%s sent again: %+v", f.name, again)
				}
				if r.IntN(3) == 0 {
					takeBackOne()
				}
			}
			for len(imports) > 0 {
				takeBackOne()
			}
			wantContents(t, "all taken back", contents(t, path), empty)
		})
	}
}

// wantContents compares contents table by table.
func wantContents(t *testing.T, when string, got, want map[string]string) {
	t.Helper()
	for name, was := range want {
		if got[name] != was {
			t.Errorf("%s, %s is %s, was %s", when, name, got[name], was)
		}
	}
}
