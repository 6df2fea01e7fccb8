package main

import (
	"log/slog"

	"setara/bot/chat"
	"setara/bot/llm"
)

// newModel makes the client of the model that the settings name; nil where they
// name none. It asks nothing yet.
func newModel(s *settings, keys *secrets, logger *slog.Logger) (*llm.Client, error) {
	if s.OpenAIModel == "" || s.OpenAIBaseURL == "" && keys.ModelKey == "" {
		return nil, nil
	}
	return llm.New(llm.Options{
		BaseURL: string(s.OpenAIBaseURL), Key: string(keys.ModelKey), Model: s.OpenAIModel, HearModel: s.AudioModel, Logger: logger,
	})
}

// addModel gives the conversation the model that the settings name.
func (a *app) addModel(s *settings, keys *secrets) error {
	client, err := newModel(s, keys, slog.Default())
	if client == nil || err != nil {
		return err
	}
	a.chat.Model, a.chat.Ears, a.chat.Eyes, a.chat.Finder = client, client, client, client
	a.chat.ModelAway = client.Away
	a.chat.ModelWork = chat.NewModelWork(a.catalog.Version)
	return nil
}
