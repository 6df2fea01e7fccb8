package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"setara/knowledge"
)

const (
	// fetchTries is how often a file is asked for before it is given up.
	fetchTries = 4
	// fetchTimeout is how long a file may take to come.
	fetchTimeout = 5 * time.Minute
)

// errFileTooLarge: Telegram does not give a file of that size to a bot.
var errFileTooLarge = errors.New("the file is too large to be fetched")

// fetched is a file of Telegram's on this machine, until it is dropped.
type fetched struct{ f *os.File }

// drop deletes it.
func (f *fetched) drop() {
	_ = f.f.Close()           // nothing of it is kept
	_ = os.Remove(f.f.Name()) // gone already, on most systems
}

// fetchToDisk brings a file of Telegram's into a temporary file, which nobody
// else finds: even if the program is killed, nothing of it stays where the
// system allows that.
func fetchToDisk(ctx context.Context, b *Bot, id string) (_ *fetched, err error) {
	f, err := os.CreateTemp("", "setara-*")
	if err != nil {
		return nil, fmt.Errorf("make a temporary file: %w", err)
	}
	to := &fetched{f}
	_ = os.Remove(f.Name()) // where it cannot be removed while it is open, drop does it
	defer func() {
		if err != nil {
			to.drop()
		}
	}()
	for n := 1; ; n++ {
		wait, err := b.fetchOnce(ctx, id, f)
		if err == nil {
			return to, nil
		}
		if wait == 0 || n == fetchTries || ctx.Err() != nil {
			return nil, err
		}
		if !pause(ctx, max(wait, backoff(n, time.Second, time.Minute))) {
			return nil, ctx.Err()
		}
	}
}

// fetchOnce tries to bring a file. Where it is worth trying again, it returns
// after how long at least.
func (b *Bot) fetchOnce(ctx context.Context, id string, to *os.File) (retry time.Duration, err error) {
	ctx, cancel := context.WithTimeout(ctx, fetchTimeout)
	defer cancel()
	resp, size, retry, err := b.openFile(ctx, id, knowledge.MaxUploadBytes)
	if err != nil {
		return retry, err
	}
	defer resp.Body.Close()
	return writeFetched(resp, size, to)
}

// openFile begins to bring a file of at most that many bytes, and tells its size
// where that is known. Where a failure is worth another try, it returns after how
// long at least.
func (b *Bot) openFile(ctx context.Context, id string, most int64) (resp *http.Response, size int64, retry time.Duration, err error) {
	var file *models.File
	failed := b.tryCall(ctx, func(ctx context.Context) (err error) {
		file, err = b.api.GetFile(ctx, &tg.GetFileParams{FileID: id})
		return err
	})
	switch {
	case failed.verdict == tooMany:
		b.Metrics.TooMany("getFile")
		return nil, 0, failed.wait, errors.New("fetch a file: too many requests")
	case failed.verdict == again:
		return nil, 0, time.Second, fmt.Errorf("fetch a file: %s", failed.verdict)
	case strings.Contains(strings.ToLower(failed.description), "too big"):
		return nil, 0, 0, errFileTooLarge
	case failed.verdict != accepted || file == nil || file.FilePath == "":
		return nil, 0, 0, fmt.Errorf("fetch a file: %s", failed.verdict)
	case file.FileSize > most:
		return nil, 0, 0, errFileTooLarge
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, b.api.FileDownloadLink(file), nil)
	if err != nil {
		return nil, 0, 0, errors.New("fetch a file: its address is no URL") // which holds the token
	}
	resp, err = b.Client.Do(req)
	if err != nil {
		return nil, 0, time.Second, fmt.Errorf("fetch a file: %w", withoutURL(err))
	}
	if resp.StatusCode != http.StatusOK {
		_ = resp.Body.Close() // nothing in it is wanted
		return nil, 0, time.Second, fmt.Errorf("fetch a file: %w", &apiError{Code: resp.StatusCode})
	}
	return resp, file.FileSize, 0, nil
}

// writeFetched writes a file as it comes, and goes back to its beginning.
func writeFetched(resp *http.Response, size int64, to *os.File) (retry time.Duration, err error) {
	if _, err := to.Seek(0, io.SeekStart); err != nil {
		return 0, fmt.Errorf("write a fetched file: %w", err)
	}
	if err := to.Truncate(0); err != nil {
		return 0, fmt.Errorf("write a fetched file: %w", err)
	}
	n, err := io.Copy(to, io.LimitReader(resp.Body, knowledge.MaxUploadBytes+1))
	switch {
	case err != nil:
		return time.Second, fmt.Errorf("fetch a file: %w", withoutURL(err))
	case n > knowledge.MaxUploadBytes:
		return 0, errFileTooLarge
	case size > 0 && n != size:
		return time.Second, errors.New("fetch a file: it comes cut off")
	}
	if _, err := to.Seek(0, io.SeekStart); err != nil {
		return 0, fmt.Errorf("read a fetched file: %w", err)
	}
	return 0, nil
}
