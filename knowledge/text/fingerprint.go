package text

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"sync"
)

// readingVersion counts the ways in which [ReadTitle] and
// [Title.SearchTerms] have read titles by the same word lists. Whoever changes
// what they say changes it too.
const readingVersion = "3"

// Fingerprint tells whether search terms that were kept are those that this
// program would make: it is the same for the same word lists and the same way
// of reading titles.
var Fingerprint = sync.OnceValue(func() string {
	sum, err := fingerprint(wordFiles)
	if err != nil {
		panic("text: " + err.Error()) // the lists are part of the program
	}
	return sum
})

// fingerprint sums up the names and contents of word lists.
func fingerprint(lists fs.FS) (string, error) {
	hash := sha256.New()
	hash.Write([]byte(readingVersion)) // a hash takes everything
	err := fs.WalkDir(lists, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(lists, path)
		if err != nil {
			return err
		}
		list := sha256.Sum256(content)
		hash.Write([]byte(path))
		hash.Write(list[:])
		return nil
	})
	return hex.EncodeToString(hash.Sum(nil)), err
}

// entryVersion counts the ways in which [EntryTerms] has read texts by the
// same lists. Whoever changes what it says changes this too.
const entryVersion = "1"

// EntryFingerprint is [Fingerprint] for terms that [EntryTerms] made.
var EntryFingerprint = sync.OnceValue(func() string {
	hash := sha256.New()
	hash.Write([]byte(entryVersion)) // a hash takes everything
	for _, lists := range []fs.FS{wordFiles, questionFiles, programFiles} {
		sum, err := fingerprint(lists)
		if err != nil {
			panic("text: " + err.Error()) // the lists are part of the program
		}
		hash.Write([]byte(sum))
	}
	return hex.EncodeToString(hash.Sum(nil))
})
