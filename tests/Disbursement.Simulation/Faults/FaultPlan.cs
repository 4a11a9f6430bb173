namespace Disbursement.Simulation.Faults;

/// <summary>
/// What goes wrong in one run, drawn from its seed. Each kind of fault is off in about half of the runs and wild in
/// some: faults that hide each other when all are on show themselves when few are (swarm testing).
/// </summary>
internal sealed record FaultPlan
{
    /// <summary>Processes of the app on one hub, 1 to 3.</summary>
    public required int Processes { get; init; }

    /// <summary>How likely a process dies at one act on storage.</summary>
    public required double Crash { get; init; }

    /// <summary>Processes that die in one month at most: a month must be able to end.</summary>
    public required int CrashesMax { get; init; }

    /// <summary>How likely one act on storage is refused with 503, before or after it took effect.</summary>
    public required double Refusal { get; init; }

    /// <summary>How likely the connection is lost over one act on storage, before or after it took effect.</summary>
    public required double LostConnection { get; init; }

    /// <summary>How often the storage clients of the processes try again by themselves, 0 to 3.</summary>
    public required int ClientRetries { get; init; }

    /// <summary>How likely another process gets its turn between two acts on storage.</summary>
    public required double Interleave { get; init; }

    /// <summary>How likely an act on storage takes its time, so that others come in between.</summary>
    public required double Slow { get; init; }

    /// <summary>The longest an act on storage takes, in milliseconds.</summary>
    public required int SlowMilliseconds { get; init; }

    /// <summary>How likely an activity runs twice at the same time.</summary>
    public required double TwinActivity { get; init; }

    /// <summary>How likely a file's trigger is lost; a sweep finds the file then.</summary>
    public required double TriggerLost { get; init; }

    /// <summary>How likely a file's trigger fires twice.</summary>
    public required double TriggerDoubled { get; init; }

    /// <summary>How likely a bus message comes twice.</summary>
    public required double MessageDoubled { get; init; }

    /// <summary>Whether wake-ups are lost and doubled, and living processes taken for dead.</summary>
    public required bool WildHub { get; init; }

    /// <summary>Whether the clocks of the processes differ and jump.</summary>
    public required bool WildClocks { get; init; }

    /// <summary>How likely an account inquiry fails or hangs.</summary>
    public required double InquiryFault { get; init; }

    /// <summary>How likely an institution contradicts itself when it is asked again.</summary>
    public required double InquiryContradiction { get; init; }

    /// <summary>How likely a list is sent again, corrected.</summary>
    public required double ListReplaced { get; init; }

    /// <summary>How likely a list is sent while intake closes.</summary>
    public required double ListAtClose { get; init; }

    /// <summary>How likely a list is sent after close, with rows that were not in it, or without those that were.</summary>
    public required double ListAfterClose { get; init; }

    /// <summary>Rounds of a month, 1 to 3; with one, nothing that comes after close is paid.</summary>
    public required int RoundsMax { get; init; }

    /// <summary>Rows of a list that cannot be taken.</summary>
    public required double BadRow { get; init; }

    /// <summary>How likely a person is listed for the same benefit by two units.</summary>
    public required double Duplicate { get; init; }

    /// <summary>How likely a payment ends unpaid.</summary>
    public required double Unpaid { get; init; }

    /// <summary>How likely a provider says nothing about a payment.</summary>
    public required double Silent { get; init; }

    /// <summary>How likely a result comes after the others.</summary>
    public required double Late { get; init; }

    /// <summary>How likely a provider later says the opposite of what it said.</summary>
    public required double Contradiction { get; init; }

    /// <summary>How likely a result names another amount.</summary>
    public required double OtherAmount { get; init; }

    /// <summary>How likely a result file comes twice, under another name.</summary>
    public required double ResultDoubled { get; init; }

    /// <summary>How likely a result file is put into another provider's place too.</summary>
    public required double ResultMisplaced { get; init; }

    /// <summary>Parts that a provider's answers come in, 1 to 4.</summary>
    public required int ResultParts { get; init; }

    /// <summary>How likely a forged message comes beside a true one.</summary>
    public required double Forged { get; init; }

    /// <summary>Payments that were paid and come back later.</summary>
    public required double Reversal { get; init; }

    /// <summary>Answers beside which the payment file itself is sent back.</summary>
    public required double WrongFile { get; init; }

    /// <summary>How likely a proposal is sent back.</summary>
    public required double SentBack { get; init; }

    /// <summary>How likely somebody tries to approve what they did not look at, or what they closed themselves.</summary>
    public required double WrongApproval { get; init; }

    /// <summary>How likely a person decides an open question in time.</summary>
    public required double Decided { get; init; }

    /// <summary>How likely the treasurer settles before all answers are in.</summary>
    public required double SettledEarly { get; init; }

    /// <summary>Draws a plan.</summary>
    public static FaultPlan Draw(Random random)
    {
        // Without retries of the clients, few refusals are many for an activity of a hundred acts.
        int retries = random.Next(4);
        double usual = retries < 2 ? 0.001 : 0.01;
        return Draw(random, retries, Some(random, usual, 5 * usual), Some(random, usual, 5 * usual));
    }

    private static FaultPlan Draw(Random random, int retries, double refusal, double lost) => new()
    {
        ClientRetries = retries,
        Refusal = refusal,
        LostConnection = lost,
        Processes = random.Next(1, 4),
        Crash = Some(random, 0.002, 0.012),
        CrashesMax = random.Next(1, 40),
        Interleave = random.Next(4) switch { 0 => 0, 1 => 0.05, 2 => 0.3, _ => 1 },
        Slow = Some(random, 0.1, 0.6),
        SlowMilliseconds = random.Next(3) switch { 0 => 50, 1 => 1_000, _ => 8_000 },
        TwinActivity = Some(random, 0.05, 0.4),
        TriggerLost = Some(random, 0.1, 0.9),
        TriggerDoubled = Some(random, 0.2, 0.9),
        MessageDoubled = Some(random, 0.1, 0.8),
        WildHub = random.Next(2) == 0,
        WildClocks = random.Next(3) == 0,
        InquiryFault = Some(random, 0.1, 0.6),
        InquiryContradiction = Some(random, 0.2, 0.8),
        ListReplaced = Some(random, 0.3, 0.8),
        ListAtClose = Some(random, 0.3, 0.9),
        ListAfterClose = Some(random, 0.4, 0.9),
        RoundsMax = random.Next(8) switch { 0 => 1, < 5 => 2, _ => 3 },
        BadRow = Some(random, 0.05, 0.3),
        Duplicate = Some(random, 0.1, 0.4),
        Unpaid = Some(random, 0.15, 0.6),
        Silent = Some(random, 0.05, 0.3),
        Late = Some(random, 0.1, 0.5),
        Contradiction = Some(random, 0.05, 0.4),
        OtherAmount = Some(random, 0.03, 0.2),
        ResultDoubled = Some(random, 0.2, 0.9),
        ResultMisplaced = Some(random, 0.1, 0.5),
        ResultParts = random.Next(1, 5),
        Forged = Some(random, 0.4, 0.9),
        Reversal = Some(random, 0.05, 0.3),
        WrongFile = Some(random, 0.05, 0.3),
        SentBack = Some(random, 0.2, 0.6),
        WrongApproval = Some(random, 0.2, 0.7),
        Decided = Some(random, 0.3, 0.9),
        SettledEarly = Some(random, 0.2, 0.8),
    };

    /// <summary>Off in half of the runs, wild in one of six.</summary>
    private static double Some(Random random, double usual, double wild) =>
        random.Next(6) switch { < 3 => 0, < 5 => usual, _ => wild };
}
