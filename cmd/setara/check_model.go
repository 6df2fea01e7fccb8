package main

import (
	"context"
	"errors"
	"log/slog"
	"net/url"
	"time"

	"setara/bot/chat"
	"setara/bot/llm"
)

// checkModelTimeout is how long a model may take to show what it can do: longer
// than an answer may, since it shows several things one after the other.
const checkModelTimeout = 30 * time.Second

// The settings that a finding of the model is about.
const (
	nameModelURL = "OPENAI_BASE_URL"
	nameModelKey = "OPENAI_API_KEY"
	nameModel    = "OPENAI_MODEL"
)

// checkModel asks the model what it can do, by one tiny call or a few. Where no
// endpoint is set, nothing is asked.
func checkModel(ctx context.Context, s *settings, keys *secrets) finding {
	if s.OpenAIBaseURL == "" && keys.ModelKey == "" {
		return finding{nameModelURL, verdictUnused, "Setara menjawab sendiri tanpa model bahasa"}
	}
	ctx, cancel := context.WithTimeout(ctx, checkModelTimeout)
	defer cancel()
	look := modelLook{at: shownModelURL(s.OpenAIBaseURL), model: s.OpenAIModel, key: keys.ModelKey != ""}
	asked := *s
	if asked.OpenAIModel == "" {
		asked.OpenAIModel = "-" // to ask which there are
	}
	client, err := newModel(&asked, keys, nil, slog.New(slog.DiscardHandler))
	if err != nil {
		return wrong(nameModelURL, err)
	}
	if look.model == "" {
		return look.unnamed(client.Models(ctx))
	}
	begun := time.Now()
	able, err := client.Abilities(ctx)
	if err != nil {
		return look.failed(ctx, client, err)
	}
	if !able.Tools && !able.Schema {
		return finding{nameModel, verdictWrong, look.sayUseless()}
	}
	look.another, look.unpaid, look.took = client.AnotherModel(), s.ModelBudgetRp == 0, time.Since(begun)
	return finding{nameModelURL, verdictGood, look.sayAbilities(able)}
}

// shownModelURL is the address of an endpoint as it is shown: without a password
// that stands in it.
func shownModelURL(u apiURL) string {
	if u == "" {
		return llm.DefaultURL
	}
	parsed, err := url.Parse(string(u))
	if err != nil {
		return string(u)
	}
	return parsed.Redacted()
}

// modelLook is what a look at a model rests on, and what it showed.
type modelLook struct {
	at, model string
	// key tells that one is set.
	key bool
	// another tells that another model answered, unpaid that the budget is 0, took
	// is how long it took to show all.
	another, unpaid bool
	took            time.Duration
}

// unnamed tells of an endpoint for which no model is named.
func (l *modelLook) unnamed(models []string, err error) finding {
	if reason := llm.ReasonOf(err); reason == llm.BadKey || reason == llm.Unreachable || reason == llm.Late {
		return l.sayFailure(err, nil)
	}
	return finding{nameModel, verdictWrong, l.sayUnnamed(models)}
}

// failed tells of a model that did not answer. Where the endpoint has no such
// model or address, its list of models shows which of the two it is.
func (l *modelLook) failed(ctx context.Context, client *llm.Client, err error) finding {
	var models []string
	if llm.ReasonOf(err) == llm.NoModel {
		listed, listErr := client.Models(ctx)
		if listErr == nil {
			models = listed
		}
	}
	return l.sayFailure(err, models)
}

func (l *modelLook) sayFailure(err error, models []string) finding {
	var f *llm.Failure
	if !errors.As(err, &f) {
		return wrong(nameModelURL, err)
	}
	name := nameModelURL
	switch {
	case f.Reason == llm.BadKey:
		name = nameModelKey
	case f.Reason == llm.NoModel && len(models) > 0, f.Reason == llm.Late, f.Reason == llm.CutOff:
		name = nameModel
	}
	return finding{name, verdictWrong, l.sayWhy(f, models)}
}

// abilities are those that a model has, and those that it lacks, in the order to
// say.
func (l *modelLook) abilities(a chat.ModelAbilities) (has, lacks []modelAbility) {
	for _, ability := range modelAbilities {
		if ability.in(a) {
			has = append(has, ability)
		} else {
			lacks = append(lacks, ability)
		}
	}
	return has, lacks
}
