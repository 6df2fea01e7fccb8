package knowledge

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// linkKind is where an address stands.
type linkKind int

const (
	// linkMarked is behind a text, linkWritten in it as it was typed, without
	// "https://" at times, linkOfButton on a button.
	linkMarked linkKind = iota
	linkWritten
	linkOfButton
)

// privateHosts are the last parts of hosts that exist in one house only, or
// nowhere.
var privateHosts = []string{"local", "localhost", "internal", "lan", "home", "corp", "intranet", "test", "invalid", "example", "onion"}

// checkLink is what is wrong with an address, empty for nothing.
func checkLink(address string, kind linkKind) ContentCode {
	if kind == linkWritten && !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil || strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' }) {
		return ContentLinkBroken
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return checkHost(u)
	case "tg":
		return ""
	case "mailto":
		if kind != linkOfButton {
			return ""
		}
	}
	return ContentLinkBroken
}

// checkHost is what is wrong with the host of an address of the web.
func checkHost(u *url.URL) ContentCode {
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	labels := strings.Split(host, ".")
	last := labels[len(labels)-1]
	switch {
	case host == "" || slices.Contains(labels, ""):
		return ContentLinkBroken
	case u.User != nil:
		return ContentLinkPassword
	case isAddress(host) || len(labels) == 1 || numeric(last) || slices.Contains(privateHosts, last):
		return ContentLinkPrivate
	case last == "me" && (host == "t.me" || host == "www.t.me") && strings.HasPrefix(u.Path, "/c/"):
		return ContentLinkPrivate // a message that only members of its chat can open
	case slices.ContainsFunc(labels, lookalike):
		return ContentLinkLookalike
	case slices.ContainsFunc(labels, malformed):
		return ContentLinkBroken
	case strings.EqualFold(u.Scheme, "http"):
		return ContentLinkPlain
	default:
		return ""
	}
}

// isAddress tells whether a host is a number rather than a name.
func isAddress(host string) bool {
	_, err := netip.ParseAddr(host)
	return err == nil
}

// numeric tells whether the last part of a host makes browsers read it as a
// number: "127.1", "0x7f.1".
func numeric(label string) bool {
	digits := strings.TrimPrefix(label, "0x")
	return digits == "" || strings.Trim(digits, "0123456789abcdef") == "" && (label != digits || strings.Trim(digits, "0123456789") == "")
}

// lookalike tells whether a part of a host holds letters beside those of the
// Latin alphabet: "gοv" with a Greek letter. No office in Indonesia has such a
// host.
func lookalike(label string) bool {
	return strings.HasPrefix(label, "xn--") || strings.ContainsFunc(label, func(r rune) bool { return r > 0x7F })
}

// malformed tells whether a part of a host cannot be one.
func malformed(label string) bool {
	return len(label) > 63 || strings.HasPrefix(label, "-") || strings.HasSuffix(label, "-") || strings.ContainsFunc(label, notOfHost)
}

// notOfHost tells of each letter whether no host has it.
func notOfHost(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '_'
}
