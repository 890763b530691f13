package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"
)

func moodFrom(t *testing.T, env map[string]string) mood {
	t.Helper()
	m, err := moodOf(func(name string) string { return env[name] })
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func ask(m mood, started time.Time, path string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	handler(m, started).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, path, nil))
	return answer
}

func TestAnswersItsVersionPodAndConfiguration(t *testing.T) {
	m := moodFrom(t, map[string]string{"VERSION": "v2", "HOSTNAME": "web-1", "CONFIG": "blue"})
	answer := ask(m, time.Now(), "/any")
	if got := answer.Body.String(); got != "v2 web-1 blue\n" {
		t.Errorf("answered %q", got)
	}
	if got := answer.Header().Get("App-Version"); got != "v2" {
		t.Errorf("named the version %q", got)
	}
}

func TestIsReadyAfterItsDelay(t *testing.T) {
	m := moodFrom(t, map[string]string{"READY_DELAY": "5"})
	if code := ask(m, time.Now(), "/readyz").Code; code != http.StatusServiceUnavailable {
		t.Errorf("answered %d at once", code)
	}
	if code := ask(m, time.Now().Add(-6*time.Second), "/readyz").Code; code != http.StatusOK {
		t.Errorf("answered %d after six seconds", code)
	}
}

func TestProbesFailWhereTheyAreTold(t *testing.T) {
	m := moodFrom(t, map[string]string{"NEVER_READY": "1", "UNHEALTHY": "1"})
	for path, want := range map[string]int{"/readyz": 503, "/healthz": 500, "/": 200} {
		if code := ask(m, time.Time{}, path).Code; code != want {
			t.Errorf("%s answered %d instead of %d", path, code, want)
		}
	}
}

func TestCrashesOnceForEachFileThatRemembersIt(t *testing.T) {
	m := moodFrom(t, map[string]string{"EXIT_AFTER": "0", "CRASH_ONCE": filepath.Join(t.TempDir(), "crashed")})
	for start, want := range []bool{true, false} {
		if got, err := m.crashes(); err != nil || got != want {
			t.Errorf("start %d: crashes %v, %v", start, got, err)
		}
	}
}

func TestRefusesAnEmptyVariableThatItNeedsAndANumberThatIsNone(t *testing.T) {
	for _, env := range []map[string]string{{"NEEDS": "TOKEN"}, {"START_DELAY": "soon"}} {
		if _, err := moodOf(func(name string) string { return env[name] }); err == nil {
			t.Errorf("accepted %v", env)
		}
	}
}
