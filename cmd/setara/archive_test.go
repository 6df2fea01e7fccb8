package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// FuzzArchive unpacks what may be anything: it is refused, or its databases
// are what the manifest says, and nothing is written elsewhere.
func FuzzArchive(f *testing.F) {
	content := map[string]string{knowledgeFile: "one", ledgerFile: "two"}
	folder := f.TempDir()
	m := manifest{Format: archiveFormat}
	for _, name := range databaseFiles {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content[name]), 0o600); err != nil {
			f.Fatal(err)
		}
		m.Databases = append(m.Databases, databaseRecord{Name: name})
	}
	var archive bytes.Buffer
	if err := packArchive(f.Context(), &archive, folder, m); err != nil {
		f.Fatal(err)
	}
	f.Add(archive.Bytes())
	f.Add(archive.Bytes()[:archive.Len()-30])
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		parent := t.TempDir()
		file, to := filepath.Join(parent, "archive"), filepath.Join(parent, "to")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(to, 0o700); err != nil {
			t.Fatal(err)
		}
		m, err := unpackArchive(t.Context(), file, to)
		if err == nil {
			for _, r := range m.Databases {
				if int64(len(read(t, filepath.Join(to, r.Name)))) != r.Bytes {
					t.Errorf("%s is not of %d bytes", r.Name, r.Bytes)
				}
			}
		}
		for _, name := range namesIn(t, to) {
			if !slices.Contains(databaseFiles, name) {
				t.Errorf("%s was written", name)
			}
		}
		if names := namesIn(t, parent); len(names) != 2 {
			t.Errorf("something was written elsewhere: %v", names)
		}
	})
}

func zipped(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	for name, content := range files {
		entry, err := w.Create(name)
		if err == nil {
			_, err = entry.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return archive.Bytes()
}

// altered is an archive with some of its files changed.
func altered(t *testing.T, archive []byte, change func(files map[string]string)) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, entry := range r.File {
		content, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(content)
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name] = string(data)
	}
	change(files)
	return zipped(t, files)
}
