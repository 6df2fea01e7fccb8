package telegramtest

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"setara/bot/telegramtest/internal/botapi"
)

func TestARequestMayComeInEveryFormThatTelegramTakes(t *testing.T) {
	r := newRig(t, Options{})
	owner := must(r.AddPerson(User{ID: 7, FirstName: "Sari"}))
	owner.Acquaint()
	kind, body := form(map[string]string{"chat_id": "7", "text": "<b>a</b>", "parse_mode": "HTML", "disable_notification": "true"}, nil)
	for name, answer := range map[string]reply{
		"multipart": r.send("sendMessage", kind, body),
		"form":      r.send("sendMessage", "application/x-www-form-urlencoded", strings.NewReader("chat_id=7&text=%3Cb%3Ea%3C%2Fb%3E&parse_mode=html&disable_notification=true")),
		"json":      r.send("sendMessage", "application/json; charset=utf-8", strings.NewReader(`{"chat_id":7,"text":"<b>a</b>","parse_mode":"HTML","disable_notification":true,"reply_markup":null}`)),
		"text":      r.send("sendMessage", "application/json", strings.NewReader(`{"chat_id":"7","text":"a","entities":"[{\"type\":\"bold\",\"offset\":0,\"length\":1}]","disable_notification":"true"}`)),
		"address":   r.get("/bot" + r.Token() + "/sendMessage?chat_id=7&text=%3Cb%3Ea%3C/b%3E&parse_mode=HTML&disable_notification=true"),
	} {
		m, err := answer.message()
		if err != nil || m.Text != "a" || len(m.Entities) != 1 {
			t.Errorf("%s: %+v, %v", name, m, err)
		}
	}
	for _, m := range owner.Transcript().FromBot() {
		if !m.Silent {
			t.Error("disable_notification was not read")
		}
	}
}

func TestAnUploadMayBeNamedElsewhere(t *testing.T) {
	r := newRig(t, Options{})
	must(r.AddPerson(User{ID: 7, FirstName: "Sari"})).Acquaint()
	kind, body := form(map[string]string{"chat_id": "7", "photo": "attach://gambar"}, map[string][]byte{"gambar": picture(4, 3)})
	m, err := r.send("sendPhoto", kind, body).message()
	if err != nil || m.Photo[0].Width != 4 || m.Photo[0].Height != 3 {
		t.Errorf("%+v, %v", m, err)
	}
	kind, body = form(map[string]string{"chat_id": "7", "text": "a"}, map[string][]byte{"gambar": picture(4, 3)})
	if got := r.send("sendMessage", kind, body); got.Description != `Bad Request: unknown parameter "gambar" in sendMessage` {
		t.Errorf("a file that nothing names: %+v", got)
	}
	for want, data := range map[string][]byte{
		"Bad Request: file must be non-empty":      {},
		"Bad Request: IMAGE_PROCESS_FAILED":        []byte("PK"),
		"Bad Request: PHOTO_INVALID_DIMENSIONS":    picture(10, 210),
		"Bad Request: file is too big for a photo": make([]byte, maxPhoto+1),
		"Request Entity Too Large":                 make([]byte, maxBody),
	} {
		kind, body = form(map[string]string{"chat_id": "7"}, map[string][]byte{"photo": data})
		if got := r.send("sendPhoto", kind, body); got.Description != want {
			t.Errorf("got %+v, want %s", got, want)
		}
	}
}

func TestARequestThatCannotBeReadIsRefused(t *testing.T) {
	r := newRig(t, Options{})
	for _, test := range []struct{ kind, body, want string }{
		{"application/json", `{"chat_id":`, "can't parse the request"},
		{"application/json", `[1]`, "can't parse the request"},
		{"multipart/form-data", "x", "can't parse the request"},
		{"multipart/form-data; boundary=b", "--b\r\nx", "can't parse the request"},
		{"application/x-www-form-urlencoded", "a=%zz", "can't parse the request"},
		{"text/plain", "a", "unsupported Content-Type text/plain"},
		{"", "a", "the request has a body without a valid Content-Type"},
		{"application/x-www-form-urlencoded", "chat_id=7&text=%ff", "strings must be encoded in UTF-8"},
	} {
		got := r.send("sendMessage", test.kind, strings.NewReader(test.body))
		if got.ErrorCode != 400 || !strings.HasPrefix(got.Description, "Bad Request: "+test.want) {
			t.Errorf("%s %q: got %+v, want %s", test.kind, test.body, got, test.want)
		}
	}
}

func FuzzRequest(f *testing.F) {
	f.Add("sendMessage", "application/json", `{"chat_id":7,"text":"<b>a</b>","parse_mode":"HTML"}`)
	f.Add("sendMessage", "application/x-www-form-urlencoded", "chat_id=7&text=a&reply_markup={}")
	f.Add("sendMediaGroup", "application/json", `{"chat_id":7,"media":[{"type":"photo","media":"attach://a"},{"type":"photo","media":"b"}]}`)
	f.Add("sendPhoto", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\"\r\n\r\nx\r\n--b--")
	f.Add("getUpdates", "application/json", `{"offset":-9223372036854775808,"limit":0,"timeout":0}`)
	f.Add("setMyCommands", "application/json", `{"commands":[],"scope":{"type":"chat","chat_id":7}}`)
	f.Fuzz(func(t *testing.T, method, kind, body string) {
		if _, ok := botapi.Lookup(method); !ok {
			return
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second) // a long poll may be asked for
		defer cancel()
		s := NewServer(Options{})
		defer s.Close()
		must(s.AddPerson(User{ID: 7, FirstName: "Sari"})).Acquaint()
		r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/bot"+s.Token()+"/"+method, strings.NewReader(body))
		r.Header.Set("Content-Type", kind)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	})
}
