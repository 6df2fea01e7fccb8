package main

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// A backup is a zip file of the two databases and a manifest that says what
// they must be.
const (
	archiveFormat = 1
	manifestFile  = "manifest.json"
)

// databaseFiles are the databases of a data folder. The writer that may be
// held for longest, by an import, comes first.
var databaseFiles = []string{knowledgeFile, ledgerFile}

// The limits of what is read from an archive, in bytes.
const (
	maxManifest = 64 << 10
	maxDatabase = 64 << 30
)

// manifest describes an archive.
type manifest struct {
	Format    int              `json:"format"`
	MadeAt    time.Time        `json:"made_at"`
	Databases []databaseRecord `json:"databases"`
}

// databaseRecord is one database of an archive.
type databaseRecord struct {
	Name    string `json:"name"`
	Bytes   int64  `json:"bytes"`
	SHA256  string `json:"sha256"`
	Version int    `json:"version"`
}

// packArchive writes the databases of a folder and their manifest.
func packArchive(ctx context.Context, w io.Writer, folder string, m manifest) error {
	archive := zip.NewWriter(w)
	for i := range m.Databases {
		if err := packDatabase(ctx, archive, folder, &m.Databases[i], m.MadeAt); err != nil {
			return fmt.Errorf("pack %s: %w", m.Databases[i].Name, err)
		}
	}
	entry, err := newEntry(archive, manifestFile, m.MadeAt)
	if err == nil {
		err = json.NewEncoder(entry).Encode(m)
	}
	if err != nil {
		return fmt.Errorf("pack manifest: %w", err)
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("end archive: %w", err)
	}
	return nil
}

func newEntry(archive *zip.Writer, name string, at time.Time) (io.Writer, error) {
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: at}
	header.SetMode(0o600)
	return archive.CreateHeader(header)
}

// packDatabase adds a database and completes its record.
func packDatabase(ctx context.Context, archive *zip.Writer, folder string, r *databaseRecord, at time.Time) error {
	file, err := os.Open(filepath.Join(folder, r.Name))
	if err != nil {
		return err
	}
	defer file.Close()
	entry, err := newEntry(archive, r.Name, at)
	if err != nil {
		return err
	}
	sum := sha256.New()
	if r.Bytes, err = io.Copy(io.MultiWriter(entry, sum), reader(ctx, file)); err != nil {
		return err
	}
	r.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return nil
}

// unpackArchive checks an archive and writes its databases into a folder. It
// returns [*saidError] for what is no backup of this program, or a damaged
// one.
func unpackArchive(ctx context.Context, name, folder string) (m manifest, err error) {
	info, err := os.Stat(name)
	if err != nil {
		return manifest{}, err
	}
	if !info.Mode().IsRegular() {
		return manifest{}, said("%s bukan berkas: pilih berkas yang dibuat dengan setara backup", name)
	}
	archive, err := zip.OpenReader(name)
	if _, disk := errors.AsType[*os.PathError](err); disk {
		return manifest{}, err
	}
	if err != nil {
		return manifest{}, said("%s bukan cadangan Setara, atau terpotong: pilih berkas yang dibuat dengan setara backup", name).because(err)
	}
	defer func() { err = errors.Join(err, archive.Close()) }()
	entries, err := archiveEntries(&archive.Reader)
	if err != nil {
		return manifest{}, err
	}
	m, err = readManifest(entries[manifestFile])
	if err != nil {
		return manifest{}, err
	}
	for _, r := range m.Databases {
		if err := unpackDatabase(ctx, entries[r.Name], r, filepath.Join(folder, r.Name)); err != nil {
			return manifest{}, err
		}
	}
	return m, nil
}

// archiveEntries finds the manifest and the databases. An archive with
// anything else, such as a name that leads elsewhere, is refused.
func archiveEntries(archive *zip.Reader) (map[string]*zip.File, error) {
	entries := map[string]*zip.File{manifestFile: nil}
	for _, name := range databaseFiles {
		entries[name] = nil
	}
	for _, entry := range archive.File {
		if there, known := entries[entry.Name]; !known || there != nil || !entry.Mode().IsRegular() {
			return nil, said("di dalam berkas itu ada %q yang bukan dari setara backup: berkas itu tidak dipakai", entry.Name)
		}
		entries[entry.Name] = entry
	}
	for name, entry := range entries {
		if entry == nil {
			return nil, said("di dalam berkas itu tidak ada %s: pilih berkas yang dibuat dengan setara backup", name)
		}
	}
	return entries, nil
}

func readManifest(entry *zip.File) (m manifest, err error) {
	unreadable := func(err error) (manifest, error) {
		return manifest{}, said("keterangan di dalam cadangan itu rusak: pakai cadangan yang lain").because(err)
	}
	content, err := entry.Open()
	if err != nil {
		return unreadable(err)
	}
	defer content.Close()
	data, err := io.ReadAll(io.LimitReader(content, maxManifest+1))
	if err == nil && len(data) > maxManifest {
		err = errors.New("the manifest is too long")
	}
	if err == nil {
		err = json.Unmarshal(data, &m)
	}
	if err != nil {
		return unreadable(err)
	}
	if m.Format > archiveFormat {
		return manifest{}, sayNewerArchive()
	}
	if err := m.check(); err != nil {
		return unreadable(err)
	}
	return m, nil
}

// check tells whether a manifest names each database once, with what must be
// known of it.
func (m *manifest) check() error {
	if m.Format != archiveFormat {
		return fmt.Errorf("format %d", m.Format)
	}
	records := map[string]databaseRecord{}
	for _, r := range m.Databases {
		records[r.Name] = r
	}
	if len(m.Databases) != len(databaseFiles) {
		return fmt.Errorf("%d databases, want %d", len(m.Databases), len(databaseFiles))
	}
	for _, name := range databaseFiles {
		r, ok := records[name]
		if !ok || r.Bytes <= 0 || r.Bytes > maxDatabase || r.Version < 0 {
			return fmt.Errorf("no usable record of %s", name)
		}
	}
	return nil
}

// unpackDatabase writes one database, of exactly the size and content that
// its record says.
func unpackDatabase(ctx context.Context, entry *zip.File, r databaseRecord, path string) (err error) {
	damaged := func(err error) error {
		return sayDamaged(r.Name, err)
	}
	content, err := entry.Open()
	if err != nil {
		return damaged(err)
	}
	defer content.Close()
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(file, sum), io.LimitReader(reader(ctx, content), r.Bytes+1))
	switch _, disk := errors.AsType[*os.PathError](err); {
	case disk, ctx.Err() != nil:
		return err
	case err != nil:
		return damaged(err)
	case n != r.Bytes, hex.EncodeToString(sum.Sum(nil)) != r.SHA256:
		return damaged(errors.New("the content is not what the manifest says"))
	}
	return file.Sync()
}

func sayNewerArchive() error {
	return said("cadangan ini dibuat oleh Setara yang lebih baru: perbarui program Setara dulu")
}

func sayDamaged(name string, err error) error {
	return said("%s di dalam cadangan itu rusak: pakai cadangan yang lain", name).because(err)
}

// reader reads until ctx ends.
func reader(ctx context.Context, r io.Reader) io.Reader {
	return readerFunc(func(p []byte) (int, error) {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		return r.Read(p)
	})
}

type readerFunc func([]byte) (int, error)

// Read calls the function.
func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
