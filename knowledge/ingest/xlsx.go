package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The limits of a workbook: its size as it comes, and unpacked. A sheet larger
// than maxSheetMemory is unpacked into the system's folder for temporary
// files by excelize, and read from there row by row.
const (
	maxWorkbook    = 64 << 20
	maxUnzipped    = 1 << 30
	maxSheetMemory = 16 << 20
)

// errBrokenWorkbook is a ZIP that no workbook can be read from.
var errBrokenWorkbook = &FileError{Reason: "Berkas Excel ini rusak atau tidak utuh. Buka di Excel, simpan ulang sebagai XLSX atau CSV, lalu ulangi."}

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
		return &FileError{Reason: fmt.Sprintf("Berkas Excel ini lebih dari %d MB. Simpan sebagai CSV, atau bagi menjadi beberapa berkas.", maxWorkbook>>20)}
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return errBrokenWorkbook
	}
	var size uint64
	isBook := false
	for _, f := range archive.File {
		size += f.UncompressedSize64
		switch name := strings.ToLower(f.Name); {
		case strings.HasSuffix(name, "vbaproject.bin"):
			return &FileError{Reason: "Berkas Excel ini berisi makro. Simpan ulang sebagai Buku Kerja Excel (XLSX) tanpa makro, lalu ulangi."}
		case name == "xl/workbook.xml":
			isBook = true
		case name == "xl/workbook.bin":
			return &FileError{Reason: "Ini berkas Excel biner (.xlsb). Buka di Excel, lalu simpan sebagai XLSX atau CSV."}
		case name == "content.xml":
			return &FileError{Reason: "Ini berkas OpenDocument. Buka, lalu simpan sebagai XLSX atau CSV."}
		}
	}
	switch {
	case size > maxUnzipped:
		return &FileError{Reason: "Isi berkas Excel ini terlalu besar setelah dibuka. Simpan daftarnya saja sebagai CSV, lalu ulangi."}
	case !isBook:
		return &FileError{Reason: "Ini arsip ZIP, bukan buku kerja Excel. Buka arsipnya dulu, lalu kirim berkas CSV, XLSX, atau JSON di dalamnya."}
	}
	return nil
}

// openBook opens a workbook; what excelize cannot read, and what makes it
// panic, is a broken one.
func openBook(data []byte) (book *excelize.File, err error) {
	defer func() {
		if recover() != nil {
			book, err = nil, errBrokenWorkbook
		}
	}()
	book, err = excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxSheetMemory,
	})
	if err != nil {
		return nil, errBrokenWorkbook
	}
	return book, nil
}

// pickSheet is the first sheet with a header that names goods and prices,
// else the first in which anything stands.
func pickSheet(book *excelize.File, mapping map[string]column) (string, error) {
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
func eachRow(book *excelize.File, sheet string, do func(rawRecord) error) (err error) {
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
	width := 0
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			return errBrokenWorkbook
		}
		width = max(width, len(cells))
		for len(cells) < width {
			cells = append(cells, "")
		}
		if err := do(rawRecord{line: line, cells: cells}); err != nil {
			return err
		}
	}
	if rows.Error() != nil {
		return errBrokenWorkbook
	}
	return nil
}
