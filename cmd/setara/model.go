package main

import (
	"context"
	"log/slog"

	"setara/bot/chat"
	"setara/bot/llm"
)

// modelSpender makes a request that no owner asked for, see [llm.Options]; nil for
// one that nobody counts.
type modelSpender = func(ctx context.Context, most chat.ModelUsage, call func() (chat.ModelUsage, error)) error

// newModel makes the client of the model that the settings name; nil where they
// name none. It asks nothing yet.
func newModel(s *settings, keys *secrets, spend modelSpender, logger *slog.Logger) (*llm.Client, error) {
	if s.OpenAIModel == "" || s.OpenAIBaseURL == "" && keys.ModelKey == "" {
		return nil, nil
	}
	return llm.New(llm.Options{
		BaseURL: string(s.OpenAIBaseURL), Key: string(keys.ModelKey), Model: s.OpenAIModel, HearModel: s.AudioModel,
		Spend: spend, Logger: logger,
	})
}

// addModel gives the conversation the model that the settings name.
func (a *app) addModel(s *settings, keys *secrets) error {
	client, err := newModel(s, keys, func(ctx context.Context, most chat.ModelUsage, call func() (chat.ModelUsage, error)) error {
		return a.chat.SpendForAll(ctx, most, call) // in the book that it has by then
	}, slog.Default())
	if client == nil || err != nil {
		return err
	}
	a.chat.Model, a.chat.Ears, a.chat.Eyes, a.chat.Finder = client, client, client, client
	a.chat.ModelState = client.State
	a.chat.ModelWork = chat.NewModelWork(a.catalog.Version)
	a.chat.ModelWork.Broke = func(ctx context.Context, err error) {
		slog.Default().ErrorContext(ctx, "the model could not be asked", "error", err)
	}
	return nil
}
