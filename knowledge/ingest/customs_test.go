package ingest_test

import (
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// customsFolder is a set of customs files that says little and is right.
func customsFolder() fstest.MapFS {
	const cited = "id,regulation,number,from,until,as_of,confidence,sources,check_url,notes"
	const by = "C1,R1,PMK 1,2025-01-01,2025-12-31,2025-01-01,A,https://example.com/a|https://example.com/b,https://example.com,catatan"
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	return fstest.MapFS{
		"goods.csv": file(cited + ",slug,name,words,hs,groups,usual_low,usual_high,usual_unsure,maybe_untaxed,safeguards,permit\n" +
			by + ",tas,tas,tas|ransel,4202,bag|general,15,20,ya,,kain,SNI\n"),
		"parcels.csv": file(cited + ",groups,free_usd,free_id,ceiling_usd,duty_low,duty_high,prepaid,unguarded\n" +
			by + ",bag|general,3,C1,1500,7.5,25,5,ya\n"),
		"safeguards.csv": file(cited + ",scope,measure,low,high,unclear\n" + by + ",kain,m,1507,10261,\n"),
		"taxes.csv": file(cited + ",kind,rate_low,rate_high,part,whole,proof\n" +
			by + ",vat,12,12,11,12,\n" + by + ",preference,0,0,,,Form E\n" + by + ",prepayment,2.5,7.5,,,\n"),
		"statements.csv": file(cited + ",about,by,text,usd\n" + by + ",parcel,menteri,minimal sekian,100\n"),
		"fob.csv":        file(cited + ",goods,unit,price,place,by\n" + by + ",tas,pcs,50000,Tiongkok,asosiasi\n"),
		"offices.csv":    file("id,name,contact,for,goods,url\nP1,Bea Cukai,1500225,penyelundupan,,https://example.com\n"),
	}
}

func readCustoms(files fstest.MapFS) (*knowledge.Customs, error) {
	return ingest.Customs(func(name string) (io.ReadCloser, error) { return files.Open(name) })
}

func TestCustomsFilesAreReadAsTheyStand(t *testing.T) {
	c, err := readCustoms(customsFolder())
	if err != nil {
		t.Fatal(err)
	}
	g, p, s := &c.Goods[0], &c.Parcels[0], &c.Safeguards[0]
	if g.Slug != "tas" || len(g.Words) != 2 || *g.Usual != (knowledge.RateRange{Low: 1500, High: 2000}) || !g.UsualUnsure ||
		g.MaybeUntaxed || g.From.String() != "2025-01-01" || g.Until.String() != "2025-12-31" || len(g.Sources) != 2 {
		t.Errorf("goods %+v", g)
	}
	if p.Free != 3_00 || p.Ceiling != 1500_00 || *p.Duty != (knowledge.RateRange{Low: 750, High: 2500}) || *p.Prepaid != 500 || !p.Unguarded {
		t.Errorf("parcels %+v", p)
	}
	if s.Low != 1507 || s.High != 10_261 || s.Measure != knowledge.MeasureMetre || s.Unclear {
		t.Errorf("safeguard %+v", s)
	}
	if v := c.VATs[0]; v.Effective() != 1100 || v.Of(165_000) != 18_150 {
		t.Errorf("value added tax %+v", v)
	}
	if len(c.Preferences) != 1 || len(c.Prepayments) != 1 || c.Statements[0].Dollars != 100_00 || c.FOBFacts[0].Price != 50_000 || len(c.Offices) != 1 {
		t.Errorf("customs %+v", c)
	}
}

func TestACustomsFileThatIsAtFaultIsRefused(t *testing.T) {
	for name, tt := range map[string]struct{ file, old, now, want string }{
		"a rate above 100 %":             {"goods.csv", ",15,20,", ",15,200,", "usual_high"},
		"one end of a range":             {"goods.csv", ",15,20,", ",15,,", "usual_high"},
		"a range upside down":            {"goods.csv", ",15,20,", ",20,15,", "usual_high"},
		"an unknown group":               {"goods.csv", "bag|general", "tas", "groups"},
		"a mark that is no ya":           {"goods.csv", ",ya,", ",iya,", "usual_unsure"},
		"an end before its start":        {"goods.csv", "2025-12-31", "2024-12-31", "until"},
		"a day that cannot be":           {"goods.csv", "2025-12-31", "2025-02-30", "until"},
		"no day of publication":          {"goods.csv", "2025-12-31,2025-01-01", "2025-12-31,", "as_of"},
		"no page to check it on":         {"goods.csv", ",https://example.com,", ",,", "check_url"},
		"a link that is none":            {"goods.csv", "https://example.com/a", "example", "sources"},
		"a limit above the ceiling":      {"parcels.csv", ",3,C1,1500,", ",1500,C1,3,", "ceiling_usd"},
		"dollars with cents":             {"parcels.csv", ",3,C1,", ",3.5,C1,", "free_usd"},
		"a safeguard in minus":           {"safeguards.csv", "1507", "-1507", "low"},
		"an unknown measure":             {"safeguards.csv", ",m,", ",ons,", "measure"},
		"a tax on more than the value":   {"taxes.csv", ",11,12,", ",12,11,", "part"},
		"an unknown kind of tax":         {"taxes.csv", ",vat,", ",ppn,", "kind"},
		"a preference without its proof": {"taxes.csv", "Form E", "", "proof"},
		"an unknown topic":               {"statements.csv", ",parcel,", ",gosip,", "about"},
		"a price abroad of nothing":      {"fob.csv", "50000", "", "price"},
		"an office without a number":     {"offices.csv", "1500225", "", "contact"},
		"a cell too many":                {"offices.csv", "1500225", "1500225,x", "isian"},
		"a column that is not there":     {"offices.csv", "contact", "kontak", "judul kolom"},
		"an open quote":                  {"fob.csv", "asosiasi", `"asosiasi`, "tanda kutip"},
	} {
		t.Run(name, func(t *testing.T) {
			files := customsFolder()
			text := string(files[tt.file].Data)
			if !strings.Contains(text, tt.old) {
				t.Fatalf("%s has no %q", tt.file, tt.old)
			}
			files[tt.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, tt.old, tt.now, 1))}
			_, err := readCustoms(files)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), tt.file) {
				t.Errorf("got %v, want an error about %s in %s", err, tt.want, tt.file)
			}
		})
	}
	files := customsFolder()
	delete(files, "fob.csv")
	if _, err := readCustoms(files); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
}
