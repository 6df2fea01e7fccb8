package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"setara/knowledge"
)

// maxEntryFile bounds a file of one entry, in bytes.
const maxEntryFile = 1 << 20

// EntryFile reads a YAML file of one programme or regulation, as the files
// below knowledge/starter/programs and knowledge/starter/regulations are
// written: Indonesian keys, each at most once. An empty text is a thing that
// is not known. What looks like HTML stays text.
//
// The reading is strict. A fault gives an [*EntryError] with all faults of the
// file, each with its line, its key and what is expected there. Anchors,
// references and tags of YAML are refused, since no officer needs them.
func EntryFile(r io.Reader, kind EntryKind, today knowledge.Day) (EntryRow, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxEntryFile+1))
	if err != nil {
		return EntryRow{}, fmt.Errorf("read entry file: %w", err)
	}
	root, fault := parseEntry(data, kind)
	if fault != nil {
		return EntryRow{}, newEntryError([]EntryFault{*fault})
	}
	reader := &entryReader{kind: kind, today: today}
	row := EntryRow{Line: root.Line}
	if !reader.plain(root) {
		return EntryRow{}, newEntryError(reader.faults)
	}
	if kind == EntryRegulations {
		row.Regulation = reader.regulation(root)
	} else {
		row.Program = reader.program(root)
	}
	if len(reader.faults) > 0 {
		return EntryRow{}, newEntryError(reader.faults)
	}
	return row, nil
}

// parseEntry reads the one document of a file, which must be fields.
func parseEntry(data []byte, kind EntryKind) (*yaml.Node, *EntryFault) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if fault := entryBytesFault(data, kind); fault != nil {
		return nil, fault
	}
	loader, err := yaml.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, yamlFault(err)
	}
	var document, second yaml.Node
	if err := loader.Load(&document); err != nil {
		return nil, yamlFault(err)
	}
	if len(document.Content) == 0 {
		return nil, yamlFault(io.EOF)
	}
	if err := loader.Load(&second); !errors.Is(err, io.EOF) {
		return nil, &EntryFault{Line: max(second.Line, 1), Reason: fmt.Sprintf(
			"berkas ini berisi lebih dari satu dokumen (ada garis --- atau ...); tulis satu %s dalam satu berkas", kind.noun())}
	}
	root := document.Content[0]
	if root.Kind != yaml.MappingNode && root.Kind != yaml.AliasNode {
		return nil, &EntryFault{Line: root.Line, Reason: "isinya bukan pasangan isian dan nilai; mulai dengan baris seperti nomor: " + kind.letter() + "02"}
	}
	return root, nil
}

// entryBytesFault tells by its bytes why a file cannot be read.
func entryBytesFault(data []byte, kind EntryKind) *EntryFault {
	if len(data) > maxEntryFile {
		return &EntryFault{Line: 1, Reason: fmt.Sprintf("berkas lebih dari %d MB; satu %s cukup beberapa puluh baris", maxEntryFile>>20, kind.noun())}
	}
	if foreign := foreignKind(data[:min(len(data), headSize)]); foreign != "" {
		return &EntryFault{Line: 1, Reason: fmt.Sprintf("ini %s, bukan berkas %s; tulis sebagai teks YAML", foreign, kind.noun())}
	}
	line := 0
	for text := range bytes.SplitSeq(data, []byte("\n")) {
		line++
		indent := text[:len(text)-len(bytes.TrimLeft(text, " \t"))]
		switch {
		case !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0:
			return &EntryFault{Line: line, Reason: "ada huruf yang tidak terbaca; simpan berkasnya sebagai teks dengan pengodean UTF-8"}
		case bytes.IndexByte(indent, '\t') >= 0 && len(bytes.TrimSpace(text)) > 0:
			return &EntryFault{Line: line, Reason: "baris ini menjorok dengan tab; ganti tab dengan spasi"}
		}
	}
	return nil
}

// yamlFault words what the library cannot read.
func yamlFault(err error) *EntryFault {
	var load *yaml.LoadError
	switch {
	case errors.Is(err, io.EOF):
		return &EntryFault{Line: 1, Reason: "berkas ini kosong; salin dulu satu berkas yang sudah ada, lalu ganti isinya"}
	case !errors.As(err, &load):
		return &EntryFault{Line: 1, Reason: "susunan berkas ini tidak terbaca; periksa spasi di awal baris dan tanda kutip"}
	}
	line := max(load.Mark.Line, 1)
	if opened := load.ContextMark.Line; opened > 0 && opened < line {
		line = opened // where the quote or the bracket was opened
	}
	switch text := load.Message; {
	case strings.Contains(text, "mapping values are not allowed"):
		return &EntryFault{Line: line, Reason: `isinya memuat titik dua; apit isi itu dengan tanda kutip, misalnya "Syarat: KTP"`}
	case strings.Contains(text, "control characters"):
		return &EntryFault{Line: line, Reason: "ada huruf kendali yang tidak terlihat; ketik ulang bagian itu"}
	case strings.Contains(text, "unknown anchor"):
		return &EntryFault{Line: line, Reason: "isinya dimulai dengan tanda *; apit isi itu dengan tanda kutip"}
	case strings.Contains(text, "max depth"):
		return &EntryFault{Line: line, Reason: "terlalu banyak daftar di dalam daftar; periksa tanda [ dan tanda hubung"}
	case strings.Contains(load.ContextMsg, "quoted scalar"):
		return &EntryFault{Line: line, Reason: "tanda kutip tidak ditutup; tutup di akhir isinya"}
	case strings.Contains(load.ContextMsg, "flow"):
		return &EntryFault{Line: line, Reason: "tanda kurung siku tidak ditutup, atau komanya kurang; tulis misalnya [KTP, KK]"}
	case strings.Contains(text, "cannot start any token"):
		return &EntryFault{Line: line, Reason: "isinya dimulai dengan tanda seperti %, @, atau `; apit isi itu dengan tanda kutip"}
	default:
		return &EntryFault{Line: line, Reason: "susunannya tidak terbaca; samakan spasi di awal baris dengan baris sejenis, dan tulis titik dua sesudah nama isian"}
	}
}
