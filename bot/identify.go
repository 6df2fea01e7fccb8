package bot

import (
	"context"
	"fmt"
	"time"

	tg "github.com/go-telegram/bot"
)

// Identify asks Telegram, or the Bot API server at that address, whose token
// it is, and returns the bot's username. It returns [ErrToken] where the token
// is refused. No error of it holds the token.
func Identify(ctx context.Context, apiURL, token string) (username string, err error) {
	setDefault(&apiURL, defaultAPIURL)
	api, err := tg.New(token, tg.WithSkipGetMe(), tg.WithServerURL(apiURL), tg.WithHTTPClient(time.Second, doer{newClient(1)}))
	if err != nil {
		return "", ErrToken
	}
	ctx, a := withAttempt(ctx)
	me, err := api.GetMe(ctx)
	switch f := judge(err, a); f.verdict {
	case accepted:
		return me.Username, nil
	case badToken:
		return "", ErrToken
	default:
		return "", fmt.Errorf("ask Telegram whose token it is: %s", f.verdict)
	}
}
