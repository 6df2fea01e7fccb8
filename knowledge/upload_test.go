package knowledge

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTheNameOfAnUploadedFileIsMadeHarmless(t *testing.T) {
	for name, want := range map[string]string{
		"harga.csv":                "harga.csv",
		"../../etc/passwd":         "passwd",
		`C:\Users\Sari\harga.xlsx`: "harga.xlsx",
		"gpj.\u202evsc.exe":        "gpj.vsc.exe",
		"<b>harga</b>.csv":         "b>.csv",
		"harga\nbaru\x00.csv":      "hargabaru.csv",
		"":                         "berkas",
		"/":                        "berkas",
		"...":                      "berkas",
		"\xff\xfe.csv":             "csv",
	} {
		if got := FileName(name); got != want {
			t.Errorf("%q becomes %q, not %q", name, got, want)
		}
	}
	long := FileName(strings.Repeat("ä", 300) + ".xlsx")
	if utf8.RuneCountInString(long) != MaxFileName || !strings.HasSuffix(long, "….xlsx") {
		t.Errorf("a long one becomes %q", long)
	}
}
