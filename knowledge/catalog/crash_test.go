package catalog

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"setara/knowledge"
	"setara/knowledge/catalog/internal/market"
	"setara/knowledge/ingest"
)

// The environment that makes the test binary a process to be killed: where,
// and on which file.
const (
	crashPoint = "SETARA_TEST_CRASH"
	crashFile  = "SETARA_TEST_CRASH_FILE"
)

func TestMain(m *testing.M) {
	if point := os.Getenv(crashPoint); point != "" {
		if err := crashPoints[point](os.Getenv(crashFile)); err != nil {
			fmt.Println(err)
		}
		os.Exit(1) // it should have been killed
	}
	os.Exit(m.Run())
}

// crashPoints go up to a point in the middle of something and wait there.
var crashPoints = map[string]func(path string) error{
	"while rows are read": func(path string) error {
		c, err := Open(context.Background(), path)
		if err != nil {
			return err
		}
		rows := chain(market.Rows(3*chunkRows), func(func(ingest.Row, error) bool) { waitToBeKilled() })
		_, err = c.ImportListings(context.Background(), ImportOptions{Now: loadedAt}, rows)
		return err
	},
	"before the commit of an import": func(path string) error {
		return crashInTransaction(path, func(ctx context.Context, tx *sql.Tx, opts ImportOptions, report *ImportReport) error {
			var err error
			if report.ImportID, err = nextImport(ctx, tx); err != nil {
				return err
			}
			return publish(ctx, tx, opts, report)
		})
	},
	"before the commit of the starter knowledge": func(path string) error {
		return crashInTransaction(path, func(ctx context.Context, tx *sql.Tx, opts ImportOptions, report *ImportReport) error {
			if err := publish(ctx, tx, opts, report); err != nil {
				return err
			}
			return insertFees(ctx, tx, starterImport, feeRowsOf(exampleFee()))
		})
	},
	"before the commit of an import of fees": func(path string) error {
		c, err := Open(context.Background(), path)
		if err != nil {
			return err
		}
		return c.db.Write(context.Background(), func(tx *sql.Tx) error {
			report := FeeReport{ImportReport: ImportReport{Rows: 1, New: 1}}
			opts := FeeImportOptions{ImportOptions: ImportOptions{Now: loadedAt}}
			if err := publishFees(context.Background(), tx, &opts, &report, feeRowsOf(exampleFee())); err != nil {
				return err
			}
			waitToBeKilled()
			return nil
		})
	},
	"before the commit of an import of programmes": func(path string) error {
		c, err := Open(context.Background(), path)
		if err != nil {
			return err
		}
		return c.db.Write(context.Background(), func(tx *sql.Tx) error {
			report := EntryReport{ImportReport: ImportReport{Rows: 1, New: 1}}
			opts := EntryImportOptions{ImportOptions: ImportOptions{Now: loadedAt}, Kind: ImportPrograms}
			if err := publishEntries(context.Background(), tx, &opts, &report, programRows(exampleProgram())); err != nil {
				return err
			}
			waitToBeKilled()
			return nil
		})
	},
	"before the commit of an undo": func(path string) error {
		c, err := Open(context.Background(), path)
		if err != nil {
			return err
		}
		return c.db.Write(context.Background(), func(tx *sql.Tx) error {
			if _, err := markUndone(context.Background(), tx, 1, knowledge.Act{At: loadedAt}); err != nil {
				return err
			}
			if err := execAll(context.Background(), tx, undoSteps(1)); err != nil {
				return err
			}
			if err := reindex(context.Background(), tx); err != nil {
				return err
			}
			waitToBeKilled()
			return nil
		})
	},
}

func crashInTransaction(path string, write func(context.Context, *sql.Tx, ImportOptions, *ImportReport) error) error {
	ctx, opts := context.Background(), ImportOptions{Now: loadedAt}
	c, err := Open(ctx, path)
	if err != nil {
		return err
	}
	session, err := c.db.NewSession(ctx)
	if err != nil {
		return err
	}
	// More than fits the page cache, so that some of it stands in the log.
	report, err := stage(ctx, session, opts, market.Rows(8*chunkRows))
	if err != nil {
		return err
	}
	return session.Write(ctx, func(tx *sql.Tx) error {
		if err := classify(ctx, tx, &report); err != nil {
			return err
		}
		if err := write(ctx, tx, opts, &report); err != nil {
			return err
		}
		waitToBeKilled()
		return nil
	})
}

const readyToBeKilled = "ready"

// waitToBeKilled reads what nobody writes; with nothing but idle goroutines
// the runtime would end the process itself.
func waitToBeKilled() {
	fmt.Println(readyToBeKilled)
	_, _ = os.Stdin.Read(make([]byte, 1))
}

func TestAKillAtAnyMomentLeavesTheCatalogAsItWas(t *testing.T) {
	for point := range crashPoints {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "knowledge.db")
			cat := openAt(t, path)
			load(t, cat, market.Rows(chunkRows/2))
			before := contentDump(t, cat)
			if err := cat.Close(); err != nil {
				t.Fatal(err)
			}
			killAt(t, point, path)
			cat = openAt(t, path)
			if contentDump(t, cat) != before {
				t.Error("the catalog changed")
			}
			if seeded, err := cat.Seeded(t.Context()); err != nil || seeded {
				t.Errorf("seeded: %v, %v", seeded, err)
			}
			// What was cut off can be done now.
			if err := cat.Seed(t.Context(), loadedAt, Starter{Listings: rowsOf(listing("s1", "sandal", 50_000))}); err != nil {
				t.Error(err)
			}
			if report := load(t, cat, market.Rows(chunkRows)); report.ImportID != 2 {
				t.Errorf("the next import has number %d, want 2", report.ImportID)
			}
			if err := cat.Undo(t.Context(), 1, loadedAt); err != nil {
				t.Error(err)
			}
		})
	}
}

// killAt starts this test binary again, waits for it to reach a crash point
// and kills it there.
func killAt(t *testing.T, point, path string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.CommandContext(t.Context(), self)
	child.Env = append(os.Environ(), crashPoint+"="+point, crashFile+"="+path)
	if _, err := child.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it was killed
	if err != nil || strings.TrimSpace(line) != readyToBeKilled {
		t.Fatalf("the process said %q, %v", line, err)
	}
}
