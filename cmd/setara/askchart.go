package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"setara/bot/chart"
	"setara/bot/chat"
)

// writeChart draws the picture of an answer and writes it into a file, which
// it replaces once the picture is whole. Where the answer has nothing to show
// it says so and writes nothing.
func writeChart(ctx context.Context, a *chat.Answer, name string, log io.Writer) error {
	picture := a.Picture()
	if picture == nil {
		fmt.Fprintf(log, "Tidak ada yang bisa digambar untuk pertanyaan ini, jadi %s tidak ditulis.\n", name)
		return nil
	}
	data, err := chart.Draw(ctx, picture)
	if err != nil {
		return err
	}
	return replaceFile(name, data)
}

// replaceFile is [replaceFileBy] with what is to be written.
func replaceFile(name string, data []byte) error {
	return replaceFileBy(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// replaceFileBy writes a file beside the one of that name and then puts it in
// its place, all at once.
func replaceFileBy(name string, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return said("%s adalah folder: tulis nama berkasnya juga", name)
	}
	folder := filepath.Dir(name)
	if _, err := os.Stat(folder); err != nil {
		return err
	}
	work, err := os.MkdirTemp(folder, ".setara-gambar-*")
	if err != nil {
		if path, ok := errors.AsType[*os.PathError](err); ok {
			path.Path = folder // rather than a name of ours
		}
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	whole := filepath.Join(work, "gambar")
	if err := writeFile(whole, write); err != nil {
		return err
	}
	if err := os.Rename(whole, name); err != nil {
		return fmt.Errorf("name file: %w", err)
	}
	return syncFolder(folder)
}
