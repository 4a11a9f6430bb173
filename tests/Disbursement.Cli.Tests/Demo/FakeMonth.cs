using Disbursement.Cli.Api;
using Disbursement.Cli.Tests.Support;

namespace Disbursement.Cli.Tests.Demo;

/// <summary>An app that goes through a whole month by itself, one step a look, and waits for people where it must.</summary>
internal sealed class FakeMonth : IAsyncDisposable
{
    private const string Base = "/api/months/17/2024-06";
    private readonly Lock _lock = new();
    private string _state = string.Empty;
    private int _lists;
    private string _round = string.Empty;
    private int _looks;

    public FakeMonth()
    {
        App.On($"GET {Base}", _ => Look());
        App.On("POST /api/uploads", request => FakeAnswer.Json(
            new { url = $"{App.Url}/put", path = "inbox/x", expires = "2024-06-03T00:00:00Z" }));
        App.On("PUT /put", _ => Put());
        App.On($"POST {Base}/close", request => Close(request));
        App.On($"POST {Base}/rounds/1/approval", request => Approve(request));
        App.On($"POST {Base}/rounds/1/settle", _ => Settle());
        App.On($"GET {Base}/files", _ => FakeAnswer.Json(new[] { File() }));
    }

    public FakeApp App { get; } = new();

    /// <summary>Whether the provider answers by itself.</summary>
    public bool ProviderAnswers { get; init; } = true;

    /// <summary>Whether some units have sent nothing.</summary>
    public bool UnitsMissing { get; init; }

    /// <summary>Whether the month stops when it should be settled.</summary>
    public bool Stops { get; init; }

    /// <summary>Lists answered by a receipt so far.</summary>
    public int Receipts => _lists;

    /// <summary>What people did, in order.</summary>
    public List<string> Deeds { get; } = [];

    /// <summary>As after a crash: the month is already at the round's approval.</summary>
    public void BeginProposed()
    {
        _state = "Paying";
        _round = "Proposed";
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private FakeAnswer Look()
    {
        lock (_lock)
        {
            if (_state.Length == 0)
            {
                return FakeAnswer.Problem(404, "month.unknown");
            }

            Advance();
            return FakeAnswer.Json(_round.Length == 0 ? Samples.Month(_state) : Samples.Month(_state, Samples.Round(_round)));
        }
    }

    /// <summary>What the app does by itself between two looks.</summary>
    private void Advance()
    {
        _looks++;
        (_state, _round) = (_state, _round) switch
        {
            ("Closed", _) => ("Paying", "Verifying"),
            ("Paying", "Verifying") => ("Paying", "Proposed"),
            ("Paying", "Approved") => ("Paying", "Released"),
            ("Paying", "Released") when ProviderAnswers => ("Paying", "Settled"),
            ("Paying", "Settled") => (Stops ? "Stopped" : "Settled", "Settled"),
            _ => (_state, _round),
        };
    }

    private FakeAnswer Put()
    {
        lock (_lock)
        {
            _state = "Collecting";
            _lists++;
            Deeds.Add("sent");
            return FakeAnswer.Empty(201);
        }
    }

    private FakeAnswer Close(FakeRequest request)
    {
        lock (_lock)
        {
            if (UnitsMissing && !request.Text.Contains("acceptMissing", StringComparison.Ordinal))
            {
                return FakeAnswer.Problem(409, "close.units-missing");
            }

            _state = "Closed";
            Deeds.Add("closed");
            return FakeAnswer.Empty(202);
        }
    }

    private FakeAnswer Approve(FakeRequest request)
    {
        lock (_lock)
        {
            Assert.Contains(Samples.Root, request.Text, StringComparison.Ordinal);
            _round = "Approved";
            Deeds.Add("approved");
            return FakeAnswer.Json(new { state = "Approved", by = "lanhdao", signatures = 1, signaturesNeeded = 1 });
        }
    }

    private FakeAnswer Settle()
    {
        lock (_lock)
        {
            _round = "Settled";
            Deeds.Add("settled");
            return FakeAnswer.Empty(202);
        }
    }

    private FileView File() => new()
    {
        FileId = "17-202406-r1-148-btxh-970436-001",
        Round = 1,
        Payments = 1_499,
        SumDong = 1_443_833_000,
        State = _round == "Settled" ? "Answered" : "Released",
        Open = _round == "Settled" ? 0 : 1_499,
        PaidDong = _round == "Settled" ? 1_443_833_000 : 0,
    };
}
