package main

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
)

func TestOfficersMayBeWrittenInManyWays(t *testing.T) {
	for text, want := range map[string]admins{
		"":                  nil,
		"81234567":          {81234567},
		"81234567,89012345": {81234567, 89012345},
		"1 , 2 ,":           {1, 2},
		"9007199254740993":  {9007199254740993},
	} {
		if got, err := parseAdmins(text); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: got %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"budi", "@budi", "-100123", "0", "1;2", "1 2"} {
		if got, err := parseAdmins(text); err == nil {
			t.Errorf("%q: got %v, want it refused", text, got)
		}
	}
}

func TestTheWebhookHasAPathOfItsOwn(t *testing.T) {
	for text, path := range map[string]string{
		"https://bot.example.go.id/telegram":      "/telegram",
		"https://bot.example.go.id/a/b/":          "/a/b/",
		"https://bot.example.go.id:8443/{x}%20y":  "/%7Bx%7D%20y",
		"http://127.0.0.1:9000/healthz/telegram":  "/healthz/telegram",
		"https://bot.example.go.id":               "",
		"https://bot.example.go.id/":              "",
		"https://bot.example.go.id/healthz":       "",
		"https://bot.example.go.id/metrics":       "",
		"https://bot.example.go.id/%68ealthz":     "",
		"https://bot.example.go.id/telegram?a=b":  "",
		"https://bot.example.go.id/telegram#here": "",
		"https:///telegram":                       "",
		"bot.example.go.id/telegram":              "",
		"ftp://bot.example.go.id/telegram":        "",
	} {
		got, err := parseWebhookURL(text)
		if (err != nil) != (path == "") || err == nil && got.path() != path {
			t.Errorf("%s: path %q, %v; want %q", text, got.path(), err, path)
		}
	}
}

func TestAnAddressNamesItsPort(t *testing.T) {
	for text, good := range map[string]bool{
		"127.0.0.1:8081": true, ":8081": true, "localhost:0": true, "[::1]:80": true,
		"": false, "8081": false, "127.0.0.1": false, "localhost:http": false, "1.2.3.4:70000": false, "::1:80": false,
	} {
		if _, err := parseAddress(text); (err == nil) != good {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestWhatAModelTakesIsWithinWhatCanBeReckoned(t *testing.T) {
	for text, good := range map[string]bool{"0": true, "50000": true, "10000000000": true, "10000000001": false, "-1": false, "1,5": false, "": false} {
		if _, err := parsePrice(text); (err == nil) != good {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestCheckSaysWhatAModelMayCost(t *testing.T) {
	for name, c := range map[string]struct {
		settings settings
		want     string
	}{
		"one that is paid":   {settings{ModelBudgetRp: 50_000, ModelOwnerRp: 5_000, ModelInputRp: 50_000, ModelOutputRp: 200_000}, "Rp50.000 sehari, Rp5.000 sehari per orang"},
		"one of one's own":   {settings{ModelBudgetRp: 50_000, ModelOwnerRp: 5_000}, "tanpa biaya"},
		"one that is not on": {settings{ModelOwnerRp: 5_000, ModelInputRp: 50_000}, "tidak dipakai"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := (&cli{settings: c.settings}).sayModelCost(); !strings.Contains(got, c.want) {
				t.Errorf("it says %q", got)
			}
		})
	}
}

func TestASecretIsShownNowhere(t *testing.T) {
	keys := secrets{Token: "12345:the-token", WebhookSecret: "the-secret", ModelKey: "the-key"}
	var log strings.Builder
	logger := slog.New(slog.NewTextHandler(&log, nil))
	logger.Info("started", "token", keys.Token)
	shown := fmt.Sprintf("%v %+v %#v %s %q", keys, keys, keys, keys.Token, keys.ModelKey) + log.String()
	if strings.Contains(shown, "the-") {
		t.Errorf("a secret is shown: %s", shown)
	}
}
