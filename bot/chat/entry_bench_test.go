package chat_test

import "testing"

// BenchmarkEntryAnswer is one question about a programme and one about a rule,
// each answered through the catalog on a real file.
func BenchmarkEntryAnswer(b *testing.B) {
	p := newPlayer(b)
	questions := [...]string{"kur mikro tanpa jaminan sampai brp", "baju bekas impor boleh dijual ga, dendanya brp"}
	for b.Loop() {
		for _, question := range questions {
			if _, err := p.chat.Ask(b.Context(), question); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(questions))/1000, "ms/answer")
}
