package chat

import (
	"fmt"

	"setara/knowledge"
)

const (
	buttonConditions   = "Syarat"
	buttonSteps        = "Cara daftar"
	buttonPenalty      = "Kalau melanggar"
	buttonReport       = "Tempat lapor"
	buttonEntrySources = "Sumber"
)

// confidenceWords say how well an entry is founded.
var confidenceWords = map[knowledge.Confidence]string{
	knowledge.ConfidencePublished: "Tercatat di sumber yang terbit.",
	knowledge.ConfidenceThin:      "Sumbernya sedikit, jadi cek lagi sebelum bertindak.",
	knowledge.ConfidenceMemory:    "Dari pengetahuan umum, belum dicocokkan dengan sumber resmi.",
}

// wordEntrySources shows where an entry is from.
func wordEntrySources(hit *knowledge.EntryHit) []Block {
	e := hit.Entry()
	checked := "Belum ada petugas yang mencocokkannya lagi."
	if e.CheckedOn > 0 {
		checked = "Dicocokkan petugas " + e.CheckedOn.Written() + "."
	}
	blocks := []Block{paragraph(bold(entryTitle(hit)), plain(fmt.Sprintf(
		". %s. Keterangan per %s. %s %s", e.Agency, e.AsOf.Written(), confidenceWords[e.Confidence], checked)))}
	if e.Address != "" {
		blocks = append(blocks, item(plain("Halaman resmi: "), link(e.Address, e.Address)))
	}
	for _, source := range e.Sources {
		blocks = append(blocks, item(link(source, source)))
	}
	for i := range e.Conflicts {
		blocks = append(blocks, listed(wordConflict(e.Conflicts[i].Aspect, e.Conflicts[i].Text)))
	}
	for _, unsure := range e.Unsure {
		blocks = append(blocks, listed(wordUnsure(unsure)))
	}
	return blocks
}
