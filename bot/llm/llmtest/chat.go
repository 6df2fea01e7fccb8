package llmtest

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image/jpeg"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"
)

// probeText begins every question that finds out what an endpoint can do.
const probeText = "This tests a connection."

// maxRequest is how large a request may be, in bytes.
const maxRequest = 32 << 20

// chat answers a chat request.
func (s *Server) chat(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	if err != nil {
		return // nobody waits for an answer
	}
	var req Request
	if r.Header.Get("Content-Type") != "application/json" {
		s.fault(w, "a chat request is JSON, not %q", r.Header.Get("Content-Type"))
		return
	}
	if err := strictly(body, &req); err != nil {
		s.fault(w, "read chat request: %v", err)
		return
	}
	if err := req.check(); err != nil {
		s.fault(w, "chat request: %v", err)
		return
	}
	if req.Model != s.options.Model {
		refuse(w, http.StatusNotFound, "model_not_found", fmt.Sprintf("The model %q does not exist", req.Model))
		return
	}
	probe := strings.HasPrefix(req.Messages[0].Content.Text, probeText)
	s.keep(&req, probe)
	if lacks := s.lacks(&req); lacks != "" {
		refuse(w, s.options.RefuseStatus, "unsupported", "this endpoint does not support "+lacks)
		return
	}
	reply, ok := s.reply(&req, probe)
	if !ok {
		s.fault(w, "nothing was left to reply to: %s", req.Last())
		return
	}
	s.write(w, r, &req, reply)
}

func (s *Server) keep(req *Request, probe bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if probe {
		s.probes = append(s.probes, *req)
	} else {
		s.requests = append(s.requests, *req)
	}
}

// lacks is what a request wants that the endpoint refuses.
func (s *Server) lacks(req *Request) string {
	o := &s.options
	strict := func(t Tool) bool { return t.Function.Strict }
	pictures := func(m Message) bool { return len(m.Content.Pictures) > 0 }
	results := func(m Message) bool { return m.Role == "tool" || len(m.ToolCalls) > 0 }
	switch {
	case o.NoVision && !o.BlindlySees && slices.ContainsFunc(req.Messages, pictures):
		return "image input"
	case o.NoTools && !o.IgnoresTools && (len(req.Tools) > 0 || slices.ContainsFunc(req.Messages, results)):
		return "tools"
	case o.NoStrict && slices.ContainsFunc(req.Tools, strict):
		return "strict schemas"
	case o.NoStream && !o.IgnoresStream && req.Stream:
		return "streaming"
	case o.NoUsage && req.StreamOptions != nil:
		return "stream_options"
	case o.NoFormat && req.ResponseFormat != nil:
		return "response_format"
	}
	return ""
}

// reply is what to answer.
func (s *Server) reply(req *Request, probe bool) (Reply, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var reply Reply
	switch {
	case probe && s.options.Probe != nil:
		reply = s.options.Probe(req)
	case probe:
		reply = s.probe(req)
	case len(s.replies) > 0:
		reply, s.replies = s.replies[0], s.replies[1:]
	case s.options.Answer != nil:
		reply = s.options.Answer(req)
	default:
		return reply, false
	}
	reply.Calls = slices.Clone(reply.Calls)
	for i := range reply.Calls {
		if reply.Calls[i].ID == "" {
			reply.Calls[i].ID = fmt.Sprintf("call_%d_%d", len(s.requests)+len(s.probes), i+1)
		}
	}
	return reply, true
}

// probe answers as a sound model would: it names the colour that it sees, by a
// call where it may call.
func (s *Server) probe(req *Request) Reply {
	colour := "none"
	if pictures := req.Messages[0].Content.Pictures; len(pictures) > 0 && !s.options.BlindlySees {
		colour = colourOf(pictures[0])
	}
	answer := fmt.Sprintf(`{"colour":%q}`, colour)
	switch {
	case len(req.Tools) > 0 && !s.options.IgnoresTools:
		return CallTool(req.Tools[0].Function.Name, answer)
	case req.ResponseFormat != nil:
		return Say(answer)
	case colour != "none":
		return Say(colour)
	default:
		return Say("ya")
	}
}

// colourOf is the colour in the middle of a picture; none for no picture.
func colourOf(url string) string {
	_, data, _ := strings.Cut(url, ";base64,")
	b, err := base64.StdEncoding.DecodeString(data)
	if err != nil {
		return "none"
	}
	picture, err := jpeg.Decode(bytes.NewReader(b))
	if err != nil {
		return "none"
	}
	middle := picture.Bounds().Max.Div(2)
	red, green, blue, _ := picture.At(middle.X, middle.Y).RGBA()
	switch max(red, green, blue) {
	case green:
		return "green"
	case red:
		return "red"
	default:
		return "blue"
	}
}

// endings are those of the audio that endpoints take.
var endings = []string{".flac", ".m4a", ".mp3", ".mp4", ".mpeg", ".mpga", ".oga", ".ogg", ".wav", ".webm"}

// wavHead is where the sound begins in a plain WAV file, in bytes.
const wavHead = 44

// transcribe turns speech into text.
func (s *Server) transcribe(w http.ResponseWriter, r *http.Request) {
	if s.options.NoAudio {
		refuse(w, http.StatusNotFound, "not_found", "no such path")
		return
	}
	if err := r.ParseMultipartForm(maxRequest); err != nil {
		s.fault(w, "read audio request: %v", err)
		return
	}
	file, header, err := r.FormFile("file")
	if err != nil {
		s.fault(w, "audio request: %v", err)
		return
	}
	defer file.Close()
	audio, err := io.ReadAll(file)
	if err != nil {
		s.fault(w, "audio request: %v", err)
		return
	}
	heard := Hearing{Name: header.Filename, Language: r.FormValue("language"), Model: r.FormValue("model"), Audio: audio}
	switch {
	case len(audio) == 0 || !slices.Contains(endings, path.Ext(heard.Name)):
		s.fault(w, "audio request: %s is no audio", heard.Name)
		return
	case heard.Model != HearModel:
		refuse(w, http.StatusNotFound, "model_not_found", "no such model")
		return
	}
	reply := Say("halo")
	if bytes.HasPrefix(audio, []byte("RIFF")) && len(audio) > wavHead && len(bytes.Trim(audio[wavHead:], "\x00")) == 0 {
		reply = Say("") // silence
	} else {
		s.mu.Lock()
		s.heard = append(s.heard, heard)
		s.mu.Unlock()
		if s.options.Hear != nil {
			reply = s.options.Hear(&heard)
		}
	}
	switch {
	case reply.Hang:
		reply.hang(r)
	case reply.Status != 0:
		writeError(w, &reply)
	case reply.Raw != "":
		_, _ = w.Write([]byte(reply.Raw))
	default:
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]string{"text": reply.Text})
	}
}
