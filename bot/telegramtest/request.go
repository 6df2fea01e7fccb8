package telegramtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"setara/bot/telegramtest/internal/botapi"
)

// maxBody is what a bot may upload in one request.
const maxBody = 50 << 20

// call is one request of the bot.
type call struct {
	ctx    context.Context
	method *botapi.Method
	// values are the fields as text, as a form has them: JSON where they are
	// more than a word. files are the uploads by field.
	values map[string]string
	files  map[string]upload
}

// upload is a file in a request.
type upload struct {
	name string
	data []byte
}

// readCall reads the fields of a request, from the address and from a form, a
// multipart form or JSON. It does not judge them.
func readCall(r *http.Request, method *botapi.Method) (*call, error) {
	c := &call{ctx: r.Context(), method: method, values: map[string]string{}}
	if r.URL.RawQuery != "" {
		c.addForm(r.URL.Query())
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read request: %w", err)
	case len(body) > maxBody:
		return nil, &apiError{Code: http.StatusRequestEntityTooLarge, Description: "Request Entity Too Large"}
	case len(body) == 0:
		return c, nil
	}
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return nil, badRequest("the request has a body without a valid Content-Type")
	}
	switch kind {
	case "multipart/form-data":
		err = c.addMultipart(body, params["boundary"])
	case "application/x-www-form-urlencoded":
		var form url.Values
		form, err = url.ParseQuery(string(body))
		c.addForm(form)
	case "application/json":
		err = c.addJSON(body)
	default:
		return nil, badRequest("unsupported Content-Type " + kind)
	}
	if err != nil {
		return nil, badRequest("can't parse the request: " + err.Error())
	}
	return c, nil
}

func (c *call) addForm(form url.Values) {
	for name, values := range form {
		c.values[name] = values[len(values)-1]
	}
}

func (c *call) addMultipart(body []byte, boundary string) error {
	if boundary == "" {
		return errors.New("multipart form without a boundary")
	}
	form := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		part, err := form.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return err
		}
		if name := part.FileName(); name != "" {
			if c.files == nil {
				c.files = map[string]upload{}
			}
			c.files[part.FormName()] = upload{name: name, data: data}
		} else {
			c.values[part.FormName()] = string(data)
		}
	}
}

func (c *call) addJSON(body []byte) error {
	var object map[string]json.RawMessage
	if err := json.Unmarshal(body, &object); err != nil {
		return err
	}
	for name, raw := range object {
		switch {
		case string(raw) == "null":
		case raw[0] == '"':
			var text string
			if err := json.Unmarshal(raw, &text); err != nil {
				return err
			}
			c.values[name] = text
		default:
			c.values[name] = string(raw)
		}
	}
	return nil
}

// check holds the request against the description of the method.
func (c *call) check() error {
	for name := range c.files {
		if _, ok := c.method.Field(name); !ok && !c.attached(name) {
			return unknownField(c.method, name)
		}
	}
	for name, value := range c.values {
		f, ok := c.method.Field(name)
		switch {
		case !ok:
			return unknownField(c.method, name)
		case !utf8.ValidString(value):
			return badRequest("strings must be encoded in UTF-8")
		case value == "":
		default:
			if err := f.CheckText(c.method.Name, value); err != nil {
				return wrongField(name, err)
			}
		}
	}
	for i := range c.method.Fields {
		f := &c.method.Fields[i]
		if _, file := c.files[f.Name]; f.Required && c.values[f.Name] == "" && !file && !(f.Name == "url" && c.has("url")) {
			return missingField(f.Name)
		}
	}
	return nil
}

func unknownField(method *botapi.Method, name string) *apiError {
	return badRequest(fmt.Sprintf("unknown parameter %q in %s", name, method.Name))
}

// attached tells whether some field refers to the upload by its name.
func (c *call) attached(file string) bool {
	for _, value := range c.values {
		if strings.Contains(value, "attach://"+file) {
			return true
		}
	}
	return false
}

func (c *call) has(name string) bool { _, ok := c.values[name]; return ok }

func (c *call) text(name string) string { return c.values[name] }

// number is a field that check found to be a number; 0 where there is none.
func (c *call) number(name string) int64 {
	n, _ := strconv.ParseInt(c.values[name], 10, 64)
	return n
}

func (c *call) flag(name string) bool { return c.values[name] == "true" }

// decode reads a field that check found to be JSON of the right shape; it
// leaves v as it is where there is none.
func (c *call) decode(name string, v any) error {
	value := c.values[name]
	if value == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(value), v); err != nil {
		return badRequest(fmt.Sprintf("can't parse %s JSON object", name))
	}
	return nil
}

// chat is the chat that the request is about; 0 where it names none.
func (c *call) chat() int64 { return c.number("chat_id") }
