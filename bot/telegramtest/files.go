package telegramtest

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"image"
	_ "image/jpeg" // photos
	_ "image/png"  // photos
	"mime"
	"net/http"
	"path"
	"strings"
)

const (
	maxDownload  = 20 << 20 // bytes of a file that the bot may fetch
	maxPhoto     = 10 << 20
	maxPhotoSide = 10_000 // pixels of width and height together
	maxPhotoLong = 20     // times as long as wide, or the other way round
)

// files are what went up or down. The same content under the same name is
// kept once.
type files struct {
	byID   map[string]*file
	byPath map[string]*file
}

// file is a stored file.
type file struct {
	id, unique, kind, path, name string
	data                         []byte
	width, height                int
}

func newFiles() files { return files{byID: map[string]*file{}, byPath: map[string]*file{}} }

func (f *files) store(kind, name string, data []byte) *file {
	sum := sha256.Sum256(data)
	unique := base64.RawURLEncoding.EncodeToString(sum[:12])
	label := sha256.Sum256([]byte(kind + "\x00" + name))
	id := kind[:1] + unique + base64.RawURLEncoding.EncodeToString(label[:6])
	if known := f.byID[id]; known != nil {
		return known
	}
	extension := path.Ext(name)
	if strings.ContainsAny(extension, "/?#%") || len(extension) > 10 {
		extension = ""
	}
	stored := &file{
		id: id, unique: unique, kind: kind, name: name, data: bytes.Clone(data),
		path: fmt.Sprintf("%ss/file_%d%s", kind, len(f.byID), extension),
	}
	f.byID[id], f.byPath[stored.path] = stored, stored
	return stored
}

// photo stores a PNG or JPEG of a size that Telegram takes.
func (f *files) photo(data []byte) (PhotoSize, error) {
	if len(data) > maxPhoto {
		return PhotoSize{}, badRequest("file is too big for a photo")
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return PhotoSize{}, badRequest("IMAGE_PROCESS_FAILED")
	}
	w, h := config.Width, config.Height
	if w+h > maxPhotoSide || w > h*maxPhotoLong || h > w*maxPhotoLong {
		return PhotoSize{}, badRequest("PHOTO_INVALID_DIMENSIONS")
	}
	stored := f.store("photo", "photo."+format, data)
	stored.width, stored.height = w, h
	return stored.asPhoto(), nil
}

func (f *files) document(name string, data []byte) *Document {
	return f.store("document", path.Base(name), data).asDocument()
}

func (f *files) voice(data []byte, seconds int) *Voice {
	return f.store("voice", "voice.oga", data).asVoice(seconds)
}

func (f *file) asPhoto() PhotoSize {
	return PhotoSize{FileID: f.id, FileUniqueID: f.unique, Width: f.width, Height: f.height, FileSize: int64(len(f.data))}
}

func (f *file) asDocument() *Document {
	kind := mime.TypeByExtension(path.Ext(f.name))
	if kind == "" {
		kind = http.DetectContentType(f.data)
	}
	kind, _, _ = strings.Cut(kind, ";")
	return &Document{FileID: f.id, FileUniqueID: f.unique, FileName: f.name, MimeType: kind, FileSize: int64(len(f.data))}
}

func (f *file) asVoice(seconds int) *Voice {
	return &Voice{FileID: f.id, FileUniqueID: f.unique, Duration: seconds, MimeType: "audio/ogg", FileSize: int64(len(f.data))}
}

// File is the content and name of a file that went up or down.
func (s *Server) File(id string) (data []byte, name string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.files.byID[id]
	if !ok {
		return nil, "", false
	}
	return f.data, f.name, true
}

// ForgetFiles forgets all files, as Telegram does with time.
func (s *Server) ForgetFiles() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = newFiles()
}

func getFile(s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files.byID[c.text("file_id")]
	switch {
	case f == nil:
		return nil, badRequest("invalid file_id")
	case len(f.data) > maxDownload:
		return nil, badRequest("file is too big")
	}
	return struct {
		FileID       string `json:"file_id"`
		FileUniqueID string `json:"file_unique_id"`
		FileSize     int    `json:"file_size"`
		FilePath     string `json:"file_path"`
	}{f.id, f.unique, len(f.data), f.path}, nil
}

// media is the file that a field of a request names: one that came along, or
// one that Telegram has already. It is stored as that kind.
func (s *Server) media(c *call, field, value, kind string) (*file, error) {
	up, ok := c.files[field]
	if name, attached := strings.CutPrefix(value, "attach://"); attached {
		up, ok = c.files[name]
	}
	if ok {
		return s.upload(kind, up)
	}
	if strings.HasPrefix(value, "http://") || strings.HasPrefix(value, "https://") {
		return nil, badRequest("failed to get HTTP URL content")
	}
	known := s.files.byID[value]
	switch {
	case known == nil:
		return nil, badRequest("wrong file identifier/HTTP URL specified")
	case known.kind != kind:
		return nil, badRequest(fmt.Sprintf("can't use file of type %s as %s", title(known.kind), title(kind)))
	}
	return known, nil
}

func title(kind string) string { return strings.ToUpper(kind[:1]) + kind[1:] }

func (s *Server) upload(kind string, up upload) (*file, error) {
	if len(up.data) == 0 {
		return nil, badRequest("file must be non-empty")
	}
	if kind != "photo" {
		return s.files.store(kind, path.Base(up.name), up.data), nil
	}
	size, err := s.files.photo(up.data)
	if err != nil {
		return nil, err
	}
	return s.files.byID[size.FileID], nil
}
