using Disbursement.Simulation.Parties;

namespace Disbursement.Simulation.App;

/// <summary>What happened in a run: what was done wrong on purpose, and what institutions said.</summary>
internal sealed class Tracked
{
    private readonly HashSet<(string Bank, string Account, string Name)> _confirmed = [];

    /// <summary>Processes killed.</summary>
    public int Crashes { get; set; }

    /// <summary>Acts on storage refused.</summary>
    public int Refusals { get; set; }

    /// <summary>Acts on storage over which the connection was lost.</summary>
    public int LostConnections { get; set; }

    /// <summary>Acts on storage that took their time.</summary>
    public int Slow { get; set; }

    /// <summary>Activities run twice at the same time.</summary>
    public int Twins { get; set; }

    /// <summary>Triggers lost or doubled.</summary>
    public int Triggers { get; set; }

    /// <summary>Messages that came more than once.</summary>
    public int Messages { get; set; }

    /// <summary>Inquiries that failed.</summary>
    public int InquiryFaults { get; set; }

    /// <summary>Answers of institutions that contradict their books.</summary>
    public int InquiryContradictions { get; set; }

    /// <summary>Lists sent again or at the wrong moment.</summary>
    public int Lists { get; set; }

    /// <summary>Rows that came after close and were taken into a later round.</summary>
    public int Supplements { get; set; }

    /// <summary>What providers did wrong, by name.</summary>
    public Dictionary<ProviderFault, int> Results { get; } = [];

    /// <summary>Approvals of what was not looked at, and proposals sent back.</summary>
    public int Decisions { get; set; }

    /// <summary>Finished instances started again.</summary>
    public int Restarts { get; set; }

    /// <summary>Clocks set.</summary>
    public int ClockJumps { get; set; }

    /// <summary>All of it.</summary>
    public int Faults => ByKind().Sum(static kind => kind.Count);

    /// <summary>How often each kind happened.</summary>
    public IEnumerable<(string Kind, int Count)> ByKind() =>
    [
        .. Enum.GetValues<ProviderFault>().Select(fault => ($"answers: {fault}", Results.GetValueOrDefault(fault))),
        ("crashes", Crashes),
        ("refusals", Refusals),
        ("lost connections", LostConnections),
        ("slow acts", Slow),
        ("twin activities", Twins),
        ("lost or doubled triggers", Triggers),
        ("doubled messages", Messages),
        ("inquiry faults", InquiryFaults),
        ("contradicting inquiries", InquiryContradictions),
        ("lists sent again", Lists),
        ("rows taken after close", Supplements),
        ("wild decisions", Decisions),
        ("restarts of finished instances", Restarts),
        ("clock jumps", ClockJumps),
    ];

    /// <summary>A provider does something wrong.</summary>
    public void Play(ProviderFault fault) => Results[fault] = Results.GetValueOrDefault(fault) + 1;

    /// <summary>Keeps what an institution said.</summary>
    public void AnswerOf(string bank, string account, string status, string? name)
    {
        if (status == "active" && name is not null)
        {
            _confirmed.Add((bank, account, name));
        }
    }

    /// <summary>Whether an institution ever said that an open account is this person's.</summary>
    public bool WasConfirmed(string bank, string account, string name) => _confirmed.Contains((bank, account, name));
}
