package llm

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	openai "github.com/sashabaranov/go-openai"
	"golang.org/x/sync/singleflight"

	"setara/bot/chat"
)

// DefaultURL is where a key without an endpoint belongs.
const DefaultURL = "https://api.openai.com/v1"

// DefaultHearModel turns speech into text where no other is named: OpenAI's own
// name for it, which servers of whisper take too.
const DefaultHearModel = openai.Whisper1

// Options say which endpoint and model to ask.
type Options struct {
	// BaseURL is the endpoint, usually with /v1 at its end; [DefaultURL] unless
	// set. Key may be empty where the endpoint wants none.
	BaseURL, Key string
	// Model answers and looks; it is required. HearModel turns speech into text;
	// [DefaultHearModel] unless set.
	Model, HearModel string
	// Transport sends the requests; one of its own unless set. Whatever it is, no
	// redirect is followed and at most a megabyte of an answer is read.
	Transport http.RoundTripper
	// Spend makes a request that no owner asked for, such as one that finds out what
	// the endpoint can do: it calls call, which returns what was taken, within what
	// may be spent, or returns an error of its own where that does not bear the most
	// that may be taken. Such requests are made freely unless it is set.
	Spend func(ctx context.Context, most chat.ModelUsage, call func() (chat.ModelUsage, error)) error
	// Logger is told when the endpoint is left alone, and of nothing anybody
	// wrote; none unless set.
	Logger *slog.Logger
	// Now is the clock; time.Now unless set.
	Now func() time.Time
}

// Client asks one endpoint.
type Client struct {
	api              *openai.Client
	model, hearModel string
	now              func() time.Time
	spend            func(context.Context, chat.ModelUsage, func() (chat.ModelUsage, error)) error
	logger           *slog.Logger
	guard            *guard
	probing          singleflight.Group

	mu sync.Mutex // guards what follows
	// known is what the endpoint can do, or why that is not known, until then.
	known struct {
		found found
		err   error
		until time.Time
	}
	// another is a model that answered in the place of the one asked.
	another bool
}

var (
	_ chat.Model       = (*Client)(nil)
	_ chat.Ears        = (*Client)(nil)
	_ chat.Eyes        = (*Client)(nil)
	_ chat.ModelFinder = (*Client)(nil)
)

// errNoModel tells that nobody said which model to ask.
var errNoModel = errors.New("make a client: no model is named")

// New makes a client. It sends nothing yet.
func New(o Options) (*Client, error) {
	if o.Model == "" {
		return nil, errNoModel
	}
	if o.BaseURL == "" {
		o.BaseURL = DefaultURL
	}
	if o.HearModel == "" {
		o.HearModel = DefaultHearModel
	}
	if o.Transport == nil {
		o.Transport = newTransport()
	}
	if o.Spend == nil {
		o.Spend = func(_ context.Context, _ chat.ModelUsage, call func() (chat.ModelUsage, error)) error {
			_, err := call()
			return err
		}
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	config := openai.DefaultConfig(o.Key)
	config.BaseURL = strings.TrimRight(o.BaseURL, "/")
	config.HTTPClient = &http.Client{Transport: &watched{next: o.Transport, now: o.Now}}
	return &Client{
		api: openai.NewClientWithConfig(config), model: o.Model, hearModel: o.HearModel,
		now: o.Now, spend: o.Spend, logger: o.Logger, guard: newGuard(o.Now, o.Logger),
	}, nil
}

// Models are the models that the endpoint says it has. It is no part of asking:
// nothing is retried, and the endpoint is asked even where it is left alone.
func (c *Client) Models(ctx context.Context) ([]string, error) {
	ctx, x := withExchange(ctx)
	list, err := c.api.ListModels(ctx)
	if err != nil {
		return nil, failure(ctx, x, err)
	}
	ids := make([]string, len(list.Models))
	for i := range list.Models {
		ids[i] = list.Models[i].ID
	}
	return ids, nil
}
