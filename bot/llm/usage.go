package llm

import (
	"net/http"

	openai "github.com/sashabaranov/go-openai"

	"setara/bot/chat"
)

// What may be read beyond a token for each byte of text: what an endpoint puts
// around a dialogue, and what a picture takes, which some make dear. Where it is
// guessed, a picture takes [tokensPictured].
const (
	tokensAround    = 1_000
	tokensOfPicture = 40_000
)

// usage is what the endpoint counted of a request, or else a guess. A count is
// believed only as far as it can be true: more is read than nothing and not many
// times what was sent, and what is written is no longer than it may be. A count
// that came before the end is that of a part.
func (m *message) usage(x *exchange, req *openai.ChatCompletionRequest) chat.ModelUsage {
	if x.status != http.StatusOK {
		return chat.ModelUsage{} // it did not begin to answer
	}
	text, pictures := sentOf(x, req)
	used := m.guess(x, req, text, pictures)
	if m.counted == nil || m.pending && m.finish == "" {
		return used
	}
	read, wrote := int64(m.counted.PromptTokens), int64(m.counted.CompletionTokens)
	readTrue := read > 0 && read <= text+tokensAround+pictures*tokensOfPicture
	wroteTrue := wrote >= 0 && wrote <= mostWritten(req) && (wrote > 0 || m.size() == 0)
	if readTrue {
		used.Input = read
	}
	if wroteTrue {
		used.Output = wrote
	}
	used.Estimated = !readTrue || !wroteTrue
	return used
}

// guess is a count that is rather too high than too low, within what may be: three
// bytes of the request a token, and two of what the model wrote, where Indonesian
// text takes about four, and JSON about three.
func (m *message) guess(x *exchange, req *openai.ChatCompletionRequest, text, pictures int64) chat.ModelUsage {
	wrote := x.received.Load()
	if m.pending { // most of a stream is wrapping
		wrote = int64(max(m.size(), 2*m.chunks))
	}
	return chat.ModelUsage{
		Input: (text+2)/3 + pictures*tokensPictured, Output: min((wrote+1)/2, mostWritten(req)), Estimated: true,
	}
}

// size is how much the model wrote, in bytes.
func (m *message) size() int { return len(m.text) + len(m.refusal) + m.thoughts + m.calls.size() }

// sentOf is how much text was sent, in bytes, and how many pictures.
func sentOf(x *exchange, req *openai.ChatCompletionRequest) (text, pictures int64) {
	text = x.sent
	for i := range req.Messages {
		for j := range req.Messages[i].MultiContent {
			if picture := req.Messages[i].MultiContent[j].ImageURL; picture != nil {
				pictures++
				text -= int64(len(picture.URL))
			}
		}
	}
	return max(text, 0), pictures
}

// mostWritten is how many tokens the answer to a request may be.
func mostWritten(req *openai.ChatCompletionRequest) int64 {
	return int64(max(req.MaxCompletionTokens, req.MaxTokens)) //nolint:staticcheck // see newRequest
}
