package llm

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	openai "github.com/sashabaranov/go-openai"

	"setara/bot/chat"
)

// Reason is why the model did not answer.
type Reason string

// The reasons. The first eight wrap [chat.ErrModelAway], the last two the error
// of the context, the others [chat.ErrModelOdd].
const (
	// Unreachable is an endpoint that no connection leads to, Moved one that
	// sends on to another address, where the key is not taken to.
	Unreachable Reason = "cannot be reached"
	Moved       Reason = "sends on to another address"
	// BadKey is a key that is missing or refused, NoCredit one without money.
	BadKey   Reason = "refuses the key"
	NoCredit Reason = "has no credit left"
	// NoModel is an address or a model that is not there.
	NoModel Reason = "has no such model or address"
	// Busy is an endpoint that asks to wait, Trouble one with a fault of its own,
	// Resting one that failed so often that it is left alone.
	Busy    Reason = "asks to wait"
	Trouble Reason = "is in trouble"
	Resting Reason = "failed too often and is left alone"
	// Refused is a request that the endpoint cannot do or does not understand.
	Refused Reason = "refuses the request"
	// Malformed is an answer that is not what the protocol wants, HalfStream one
	// that ends too soon, TooLarge one that does not end.
	Malformed  Reason = "answers with what cannot be read"
	HalfStream Reason = "ends its answer too soon"
	TooLarge   Reason = "answers without end"
	// Empty is an answer without text or calls, CutOff one longer than allowed,
	// Withheld one that the endpoint keeps back or the model does not give.
	Empty    Reason = "answers with nothing"
	CutOff   Reason = "has more to say than it may"
	Withheld Reason = "keeps its answer back"
	// Late is an answer that did not come in time, Stopped one that nobody waits
	// for any more.
	Late    Reason = "does not answer in time"
	Stopped Reason = "is not waited for any more"
)

// Failure is every error of this package that comes of asking. It holds no text
// of anybody's.
type Failure struct {
	Reason Reason
	// Status is the status of the answer; 0 where there was none.
	Status int
	// Wait is for how long the endpoint is left alone; 0 where nothing is known.
	Wait time.Duration
	// Asked tells that the endpoint may have worked on the request, and want money
	// for it. Where it did not, the error is a [chat.ErrModelIdle] too.
	Asked bool
}

// Error names the reason, and nothing else.
func (f *Failure) Error() string {
	if f.Status != 0 && f.Status != http.StatusOK {
		return fmt.Sprintf("ask the model: the endpoint %s (status %d)", f.Reason, f.Status)
	}
	return "ask the model: the endpoint " + string(f.Reason)
}

// Unwrap returns what the failure counts as.
func (f *Failure) Unwrap() []error {
	if !f.Asked {
		return []error{f.class(), chat.ErrModelIdle}
	}
	return []error{f.class()}
}

// class is what the reason counts as.
func (f *Failure) class() error {
	switch f.Reason {
	case Late:
		return context.DeadlineExceeded
	case Stopped:
		return context.Canceled
	case Unreachable, Moved, BadKey, NoCredit, NoModel, Busy, Trouble, Resting:
		return chat.ErrModelAway
	default:
		return chat.ErrModelOdd
	}
}

// ReasonOf is the reason of a failure; empty for any other error.
func ReasonOf(err error) Reason {
	var f *Failure
	if errors.As(err, &f) {
		return f.Reason
	}
	return ""
}

// failure turns an error of the library into one of ours, which holds nothing
// of what was sent or received. What the exchange saw of the answer counts more
// than what the library made of it.
func failure(ctx context.Context, x *exchange, err error) error {
	if err == nil {
		return nil
	}
	f := failureOf(ctx, x, err)
	f.Asked = x.asked()
	return f
}

func failureOf(ctx context.Context, x *exchange, err error) *Failure {
	var ours *Failure
	switch {
	case errors.As(err, &ours):
		return ours
	case errors.Is(ctx.Err(), context.DeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return &Failure{Reason: Late, Status: x.status}
	case ctx.Err() != nil:
		return &Failure{Reason: Stopped}
	case errors.Is(err, errTooLarge):
		return &Failure{Reason: TooLarge, Status: x.status}
	case errors.Is(err, errMoved):
		return &Failure{Reason: Moved, Status: x.status}
	case x.status >= http.StatusBadRequest:
		return &Failure{Reason: reasonOfStatus(x.status, err), Status: x.status, Wait: x.wait}
	case isUnsupported(err):
		return &Failure{Reason: Refused}
	case x.status == 0:
		return &Failure{Reason: Unreachable}
	}
	return &Failure{Reason: reasonOfBody(err), Status: x.status}
}

func reasonOfStatus(status int, err error) Reason {
	var said *openai.APIError
	switch {
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return BadKey
	case status == http.StatusPaymentRequired:
		return NoCredit
	case status == http.StatusNotFound:
		return NoModel
	case status == http.StatusTooManyRequests && errors.As(err, &said) && said.Code == "insufficient_quota":
		return NoCredit
	case status == http.StatusTooManyRequests:
		return Busy
	case status >= http.StatusInternalServerError || status == http.StatusRequestTimeout:
		return Trouble
	default:
		return Refused
	}
}

// reasonOfBody tells what is wrong with the body of an answer that began well.
func reasonOfBody(err error) Reason {
	var said *openai.APIError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &said): // in the midst of a stream
		return Trouble
	case errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &syntax) && strings.Contains(syntax.Error(), "unexpected end"):
		return HalfStream
	default:
		return Malformed
	}
}

// isUnsupported tells that the library itself does not send a request, since it
// knows that the model does not take it.
func isUnsupported(err error) bool {
	for _, known := range []error{
		openai.ErrReasoningEffortUnsupported, openai.ErrReasoningToolsRequireResponses,
		openai.ErrReasoningSamplingUnsupported, openai.ErrReasoningModelMaxTokensDeprecated,
		openai.ErrReasoningModelLimitationsLogprobs, openai.ErrReasoningModelLimitationsOther,
		openai.ErrChatCompletionInvalidModel,
	} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}
