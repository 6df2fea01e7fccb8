package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The limits of a workbook: its size as it comes, and unpacked. A sheet larger
// than maxSheetMemory is unpacked into a temporary folder by excelize, and read
// from there row by row; everything else, which it holds in memory, may come to
// maxHeld. What is larger than that and maxPacked times as large as it comes is
// no list that a person wrote.
const (
	maxWorkbook    = 64 << 20
	maxUnzipped    = 1 << 30
	maxSheetMemory = 8 << 20
	maxHeld        = 64 << 20
	maxPacked      = 100
)

// maxWide is how many rows of a sheet may be too wide before it is given up.
const maxWide = 100

// errBrokenWorkbook is a ZIP that no workbook can be read from.
var errBrokenWorkbook = &FileError{Unreadable: true, Reason: "Berkas Excel ini rusak atau tidak utuh. Buka di Excel, simpan ulang sebagai XLSX atau CSV, lalu ulangi."}

// readXLSX hands the rows of the first sheet that lists goods to a table.
func readXLSX(in io.Reader, t *table) (err error) {
	data, err := io.ReadAll(io.LimitReader(in, maxWorkbook+1))
	if err != nil {
		return fmt.Errorf("read the workbook: %w", err)
	}
	if err := refuseZIP(data); err != nil {
		return err
	}
	book, err := openBook(data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		t.pipeline.from1904 = *props.Date1904
	}
	sheet, err := pickSheet(book, t.mapping)
	if err != nil {
		return err
	}
	t.aligned = true
	if err := eachRow(book, sheet, t.add); err != nil {
		return err
	}
	return t.finish()
}

// refuseZIP tells why the ZIP of a workbook is not to be opened.
func refuseZIP(data []byte) error {
	if len(data) > maxWorkbook {
		return &FileError{Unreadable: true, Reason: fmt.Sprintf("Berkas Excel ini lebih dari %d MB. Simpan sebagai CSV, atau bagi menjadi beberapa berkas.", maxWorkbook>>20)}
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return errBrokenWorkbook
	}
	var size, held uint64
	isBook := false
	for _, f := range archive.File {
		size += f.UncompressedSize64
		if f.UncompressedSize64 <= maxSheetMemory || !isStreamed(f.Name) {
			held += f.UncompressedSize64
		}
		switch name := strings.ToLower(f.Name); {
		case strings.HasSuffix(name, "vbaproject.bin"):
			return &FileError{Unreadable: true, Reason: "Berkas Excel ini berisi makro. Simpan ulang sebagai Buku Kerja Excel (XLSX) tanpa makro, lalu ulangi."}
		case name == "xl/workbook.xml":
			isBook = true
		case name == "xl/workbook.bin":
			return &FileError{Unreadable: true, Reason: "Ini berkas Excel biner (.xlsb). Buka di Excel, lalu simpan sebagai XLSX atau CSV."}
		case name == "content.xml":
			return &FileError{Unreadable: true, Reason: "Ini berkas OpenDocument. Buka, lalu simpan sebagai XLSX atau CSV."}
		}
	}
	switch {
	case size > maxUnzipped, held > maxHeld, size > maxHeld && size/maxPacked > uint64(len(data)):
		return &FileError{Unreadable: true, Reason: "Isi berkas Excel ini terlalu besar setelah dibuka. Simpan daftarnya saja sebagai CSV, lalu ulangi."}
	case !isBook:
		return &FileError{Unreadable: true, Reason: "Ini arsip ZIP, bukan buku kerja Excel. Buka arsipnya dulu, lalu kirim berkas CSV, XLSX, atau JSON di dalamnya."}
	}
	if !isWhole(archive) {
		return errBrokenWorkbook
	}
	return nil
}

// isWhole tells whether every sheet and its words unpack to what the ZIP says
// and every sheet has an end. Excelize passes over what is missing, so that half
// of a list would be taken for all of it.
func isWhole(archive *zip.Reader) bool {
	for _, f := range archive.File {
		if !isStreamed(f.Name) {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return false
		}
		var end tail
		_, err = io.Copy(&end, in)
		if err := errors.Join(err, in.Close()); err != nil {
			return false
		}
		if text := strings.TrimSpace(string(end.last)); !strings.HasSuffix(text, "worksheet>") && !strings.HasSuffix(text, "sst>") && !strings.HasSuffix(text, "/>") {
			return false
		}
	}
	return true
}

// tail remembers the last bytes that were written.
type tail struct{ last []byte }

// Write implements io.Writer.
func (t *tail) Write(b []byte) (int, error) {
	const enough = 256
	t.last = append(t.last, b[max(0, len(b)-enough):]...)
	t.last = t.last[max(0, len(t.last)-enough):]
	return len(b), nil
}

// isStreamed tells a part of a workbook that excelize does not hold in memory
// where it is large.
func isStreamed(name string) bool {
	name = strings.ToLower(strings.ReplaceAll(name, "\\", "/"))
	return name == "xl/sharedstrings.xml" || strings.HasPrefix(name, "xl/worksheets/sheet")
}

// book is a workbook with the folder that excelize unpacks it into.
type book struct {
	*excelize.File
	folder string
}

// Close closes the workbook and removes its folder.
func (b *book) Close() error { return errors.Join(b.File.Close(), os.RemoveAll(b.folder)) }

// openBook opens a workbook; what excelize cannot read, and what makes it
// panic, is a broken one.
func openBook(data []byte) (_ *book, err error) {
	folder, err := os.MkdirTemp("", "setara-")
	if err != nil {
		return nil, fmt.Errorf("unpack the workbook: %w", err)
	}
	defer func() {
		if recover() != nil {
			err = errBrokenWorkbook
		}
		if err != nil { // excelize leaves behind what it has unpacked
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxSheetMemory, TmpDir: folder,
	})
	if err != nil {
		return nil, errBrokenWorkbook
	}
	return &book{File: file, folder: folder}, nil
}

// pickSheet is the first sheet with a header that names goods and prices,
// else the first in which anything stands.
func pickSheet(book *book, mapping map[string]column) (string, error) {
	filled := ""
	for _, sheet := range book.GetSheetList() {
		n, listed := 0, false
		err := eachRow(book, sheet, func(r rawRecord) error {
			if r.empty() {
				return nil
			}
			listed = newLayout(r.cells, mapping).listed() && !looksLikeData(r.cells)
			if n++; listed || n > headerSearch {
				return errStopped
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStopped) {
			return "", err
		}
		if listed {
			return sheet, nil
		}
		if filled == "" && n > 0 {
			filled = sheet
		}
	}
	if filled == "" {
		return "", errEmptyFile
	}
	return filled, nil
}

// eachRow hands out the rows of a sheet. Cells are raw: a price as the number
// behind its format, a date as its serial day. Cells at the end of a row that
// the sheet leaves away are empty, not missing.
func eachRow(book *book, sheet string, do func(rawRecord) error) (err error) {
	defer func() {
		if recover() != nil {
			err = errBrokenWorkbook
		}
	}()
	rows, err := book.Rows(sheet)
	if err != nil {
		return errBrokenWorkbook
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	width, wide := 0, 0
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if errors.Is(err, excelize.ErrColumnNumber) {
			return errTooWide
		}
		if err != nil {
			return errBrokenWorkbook
		}
		record := rawRecord{line: line, cells: cells}
		if record.narrow(); record.wide {
			if wide++; wide > maxWide {
				return errTooWide
			}
		}
		width = max(width, len(record.cells))
		for len(record.cells) < width {
			record.cells = append(record.cells, "")
		}
		if err := do(record); err != nil {
			return err
		}
	}
	if rows.Error() != nil {
		return errBrokenWorkbook
	}
	return nil
}
