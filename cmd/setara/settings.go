package main

import (
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/alecthomas/kong"

	"setara/knowledge"
)

// settings are how the bot runs. Each is a flag and an environment variable;
// what is secret is not among them, see [secrets].
type settings struct {
	TelegramAPIURL apiURL     `name:"telegram-api-url" env:"TELEGRAM_API_URL" help:"Another Bot API server than Telegram's own." placeholder:"URL"`
	Admins         admins     `env:"SETARA_ADMINS" help:"Telegram user ids of the first officers, comma separated." placeholder:"ID,…"`
	WebhookURL     webhookURL `name:"webhook-url" env:"SETARA_WEBHOOK_URL" help:"Where Telegram reaches the bot; without it, the bot polls." placeholder:"URL"`
	Listen         address    `env:"SETARA_LISTEN" default:"127.0.0.1:8081" help:"Address of /healthz, /metrics and the path of the webhook (${default})." placeholder:"HOST:PORT"`
	BroadcastRate  positive   `env:"SETARA_BROADCAST_RATE" default:"25" help:"Broadcast messages a second (${default})." placeholder:"N"`
	ApprovalOver   natural    `env:"SETARA_APPROVAL_OVER" default:"50" help:"More recipients than this need a second officer (${default})." placeholder:"N"`
	RetentionDays  positive   `env:"SETARA_RETENTION_DAYS" default:"365" help:"How long what people wrote is kept (${default})." placeholder:"N"`
	BackupDays     positive   `env:"SETARA_BACKUP_DAYS" default:"30" help:"How long a backup may be kept (${default})." placeholder:"N"`
	ModelBudgetRp  natural    `env:"SETARA_MODEL_BUDGET_RP" default:"50000" help:"What a language model may cost a day, in rupiah (${default}); at 0 it is never asked." placeholder:"N"`
	ModelOwnerRp   positive   `name:"model-owner-budget-rp" env:"SETARA_MODEL_OWNER_BUDGET_RP" default:"5000" help:"What it may cost a day for one owner (${default})." placeholder:"N"`
	ModelInputRp   price      `env:"SETARA_MODEL_INPUT_RP" default:"50000" help:"What a million tokens that it reads cost, in rupiah (${default}, a cautious guess: look at what yours takes); 0 for a model of your own." placeholder:"N"`
	ModelOutputRp  price      `env:"SETARA_MODEL_OUTPUT_RP" default:"200000" help:"The same for a million tokens that it writes (${default})." placeholder:"N"`
	OpenAIBaseURL  apiURL     `name:"openai-base-url" env:"OPENAI_BASE_URL" help:"An OpenAI-compatible endpoint." placeholder:"URL"`
	OpenAIModel    string     `name:"openai-model" env:"OPENAI_MODEL" help:"The model to ask." placeholder:"NAME"`
	AudioModel     string     `name:"openai-audio-model" env:"OPENAI_AUDIO_MODEL" default:"whisper-1" help:"The model that turns voice notes into text, at the same endpoint (${default})." placeholder:"NAME"`
}

// modelPrice is what the language model takes.
func (s *settings) modelPrice() knowledge.ModelPrice {
	return knowledge.ModelPrice{Input: knowledge.Rupiah(s.ModelInputRp), Output: knowledge.Rupiah(s.ModelOutputRp)}
}

// modelBudget is what the language model may take in a day.
func (s *settings) modelBudget() knowledge.ModelBudget {
	return knowledge.ModelBudget{Day: knowledge.Rupiah(s.ModelBudgetRp), Owner: knowledge.Rupiah(s.ModelOwnerRp)}
}

// settingPrefixes begin the names of all settings in the environment.
var settingPrefixes = []string{"SETARA_", "TELEGRAM_", "OPENAI_"}

// dropEmptySettings removes settings that are there and empty, such as those of
// a template of .env: they are as good as not there.
func dropEmptySettings() error {
	for _, entry := range os.Environ() {
		name, value, _ := strings.Cut(entry, "=")
		for _, prefix := range settingPrefixes {
			if value == "" && strings.HasPrefix(name, prefix) {
				if err := os.Unsetenv(name); err != nil {
					return fmt.Errorf("drop empty setting %s: %w", name, err)
				}
			}
		}
	}
	return nil
}

// decode reads a flag's value with parse.
func decode[T any](ctx *kong.DecodeContext, to *T, parse func(string) (T, error)) error {
	var text string
	if err := ctx.Scan.PopValueInto("value", &text); err != nil {
		return err
	}
	value, err := parse(strings.TrimSpace(text))
	if err != nil {
		return err
	}
	*to = value
	return nil
}

// natural is a whole number from 0, positive one from 1, price one from 0 to
// [mostPrice].
type (
	natural  int64
	positive int64
	price    int64
)

// mostPrice is what a million tokens cost at most: a thousand times the dearest
// that there is, so that no sum of money overflows.
const mostPrice = 10_000_000_000

// Decode reads a number.
func (n *natural) Decode(ctx *kong.DecodeContext) error {
	return decode(ctx, n, func(s string) (natural, error) { return parseFrom[natural](s, 0) })
}

// Decode reads a number.
func (n *positive) Decode(ctx *kong.DecodeContext) error {
	return decode(ctx, n, func(s string) (positive, error) { return parseFrom[positive](s, 1) })
}

// Decode reads a price.
func (n *price) Decode(ctx *kong.DecodeContext) error {
	return decode(ctx, n, parsePrice)
}

func parsePrice(s string) (price, error) {
	n, err := parseFrom[price](s, 0)
	if err == nil && n > mostPrice {
		return 0, fmt.Errorf("paling besar %d, bukan %q", mostPrice, s)
	}
	return n, err
}

func parseFrom[T ~int64](s string, least int64) (T, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < least {
		return 0, fmt.Errorf("harus angka bulat mulai dari %d, bukan %q", least, s)
	}
	return T(n), nil
}

// admins are Telegram user ids.
type admins []int64

// Decode reads ids between commas.
func (a *admins) Decode(ctx *kong.DecodeContext) error { return decode(ctx, a, parseAdmins) }

func parseAdmins(s string) (admins, error) {
	var ids admins
	for field := range strings.SplitSeq(s, ",") {
		field = strings.TrimSpace(field)
		if field == "" {
			continue
		}
		id, err := strconv.ParseInt(field, 10, 64)
		if err != nil || id <= 0 {
			return nil, fmt.Errorf("harus nomor pengguna Telegram, dipisah koma, misalnya 81234567,89012345; bukan %q", field)
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// address is where to listen.
type address string

// Decode reads a host and port.
func (a *address) Decode(ctx *kong.DecodeContext) error { return decode(ctx, a, parseAddress) }

func parseAddress(s string) (address, error) {
	_, port, err := net.SplitHostPort(s)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		return "", fmt.Errorf("harus alamat dan nomor port, misalnya 127.0.0.1:8081; bukan %q", s)
	}
	return address(s), nil
}

// apiURL is the address of a service, without a slash at its end.
type apiURL string

// Decode reads an address.
func (u *apiURL) Decode(ctx *kong.DecodeContext) error {
	return decode(ctx, u, func(s string) (apiURL, error) {
		if _, err := parseHTTP(s); err != nil {
			return "", err
		}
		return apiURL(strings.TrimRight(s, "/")), nil
	})
}

func parseHTTP(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("harus alamat yang diawali https://, bukan %q", s)
	}
	return u, nil
}

// webhookURL is where Telegram delivers updates.
type webhookURL string

// The paths that are not for the public.
const (
	healthPath  = "/healthz"
	metricsPath = "/metrics"
)

// Decode reads an address with a path of its own: whatever a proxy passes on
// below that path, the pages for operators are not among it.
func (u *webhookURL) Decode(ctx *kong.DecodeContext) error { return decode(ctx, u, parseWebhookURL) }

func parseWebhookURL(s string) (webhookURL, error) {
	u, err := parseHTTP(s)
	if err != nil {
		return "", err
	}
	switch u.Path {
	case "", "/", healthPath, metricsPath:
		return "", fmt.Errorf("harus punya jalur sendiri di belakang nama situs, misalnya https://%s/telegram; bukan %q", u.Host, s)
	}
	return webhookURL(s), nil
}

// path is the path of the address, as the server sees it.
func (u webhookURL) path() string {
	parsed, err := url.Parse(string(u))
	if err != nil {
		return ""
	}
	return parsed.EscapedPath()
}

// secret is a value that is shown nowhere.
type secret string

const concealed = "(dirahasiakan)"

// String conceals the value.
func (secret) String() string { return concealed }

// GoString conceals the value.
func (secret) GoString() string { return concealed }

// LogValue conceals the value.
func (secret) LogValue() slog.Value { return slog.StringValue(concealed) }

// secrets come from the environment and .env alone: a command line is seen by
// everybody on the machine. The fields are exported so that fmt conceals them.
type secrets struct {
	Token         secret
	WebhookSecret secret
	ModelKey      secret
}

func readSecrets() secrets {
	read := func(name string) secret { return secret(strings.TrimSpace(os.Getenv(name))) }
	return secrets{
		Token:         read("TELEGRAM_BOT_TOKEN"),
		WebhookSecret: read("SETARA_WEBHOOK_SECRET"),
		ModelKey:      read("OPENAI_API_KEY"),
	}
}

var (
	tokenForm         = regexp.MustCompile(`^[0-9]+:[A-Za-z0-9_-]+$`)
	webhookSecretForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)
)

// checkToken tells what is wrong with the token, as far as its form goes.
func (s *secrets) checkToken() error {
	switch {
	case s.Token == "":
		return fmt.Errorf("TELEGRAM_BOT_TOKEN belum diisi: minta token ke @BotFather di Telegram, lalu tulis di berkas .env")
	case !tokenForm.MatchString(string(s.Token)):
		return fmt.Errorf("TELEGRAM_BOT_TOKEN bukan token bot: salin lagi seutuhnya dari @BotFather di Telegram")
	}
	return nil
}

// checkWebhookSecret tells what is wrong with the secret; it may be unset.
func (s *secrets) checkWebhookSecret() error {
	if s.WebhookSecret != "" && !webhookSecretForm.MatchString(string(s.WebhookSecret)) {
		return fmt.Errorf("SETARA_WEBHOOK_SECRET hanya boleh berisi huruf, angka, _ dan -, paling banyak 256")
	}
	return nil
}
