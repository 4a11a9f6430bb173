using System.Globalization;
using System.Security.Cryptography;
using Disbursement.Simulation.App;
using Disbursement.Simulation.Parties;

namespace Disbursement.Simulation.Bookkeeping;

/// <summary>
/// The model's own books: what was sent in, what was approved, what went out, what was said about it. Each write of
/// the app that matters is held against them as it happens.
/// </summary>
internal sealed class Books
{
    /// <summary>More attempts than any entitlement gets in a run.</summary>
    private const int AttemptsMax = 12;

    private readonly Dictionary<string, Attempt> _attempts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ListVersion> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FrozenBook> _frozen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ApprovedFile> _approved = new(StringComparer.Ordinal);
    private readonly HashSet<string> _decidedToPay = new(StringComparer.Ordinal);
    private readonly HashSet<string> _releasedPaths = new(StringComparer.Ordinal);
    private readonly EndToEndIds _ids;
    private readonly Tracked _told;

    /// <summary>Opens the books.</summary>
    public Books(byte[] key, Tracked told)
    {
        _ids = new EndToEndIds(key, Population.Province);
        _told = told;
        Audit = new AuditBook(Violate);
    }

    /// <summary>What does not hold. Empty in a good run.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>The audit.</summary>
    public AuditBook Audit { get; }

    /// <summary>Every payment that went out, by EndToEndId.</summary>
    public Dictionary<string, Released> Released { get; } = new(StringComparer.Ordinal);

    /// <summary>The versions dropped, in order.</summary>
    public List<ListVersion> Dropped { get; } = [];

    /// <summary>Payments of a month and file id, in the order of release.</summary>
    public IEnumerable<Released> ReleasedIn(string month) => Released.Values.Where(payment => payment.Month == month);

    /// <summary>What the model knows to be frozen; null before close.</summary>
    public FrozenBook? FrozenOf(string period) => _frozen.GetValueOrDefault(period);

    /// <summary>Says that something does not hold.</summary>
    public void Violate(string what) => Violations.Add(what);

    /// <summary>Fails the run at once when something does not hold.</summary>
    public void ThrowIfViolated()
    {
        if (Violations.Count > 0)
        {
            throw new ModelException(string.Join("; ", Violations.Distinct(StringComparer.Ordinal).Take(5)));
        }
    }

    /// <summary>An officer drops a version.</summary>
    public void Drop(string period, ListVersion version)
    {
        Dropped.Add(version);
        _versions[version.Sha256] = version;
        foreach (ListRow row in version.Rows)
        {
            for (int number = 1; number <= AttemptsMax; number++)
            {
                _attempts[_ids.Of(period, row.Entitlement, number)] = new Attempt(period, row.Entitlement, number);
            }
        }
    }

    /// <summary>Intake closed over these slots.</summary>
    public void Freeze(string period, IReadOnlyList<(string Unit, string List, string Sha256, int Rows, long Dong)> slots)
    {
        var none = new FrozenBook(period, 0, []);
        _frozen[period] = new FrozenBook(period, 1, Take(none, 1, slots));
    }

    /// <summary>The lists that came after close were fixed for a round.</summary>
    public void FreezeSupplements(
        string period, int round, IReadOnlyList<(string Unit, string List, string Sha256, int Rows, long Dong)> slots)
    {
        FrozenBook before = _frozen[period];
        IReadOnlyList<TakenList> taken = Take(before, round, slots);
        _told.Supplements += taken.Sum(static list => list.Rows.Count);
        _frozen[period] = new FrozenBook(period, round, [.. before.Lists, .. taken]);
    }

    private List<TakenList> Take(
        FrozenBook before,
        int round,
        IReadOnlyList<(string Unit, string List, string Sha256, int Rows, long Dong)> slots)
    {
        string period = before.Period;
        var lists = new List<TakenList>();
        foreach ((string unit, string list, string sha, int rows, long dong) in slots)
        {
            if (!_versions.TryGetValue(sha, out ListVersion? version) || version.Unit != unit || version.List != list)
            {
                Violate($"{period}: slot {unit}/{list} holds bytes nobody dropped there");
                continue;
            }

            TakenList taken = before.Supplement(version, round, lists);
            if (taken.Rows.Count != rows || taken.Dong != dong)
            {
                Violate(Invariant(
                    $"{period}: r{round} {unit}/{list} counts {rows} rows, {dong}; the model {taken.Rows.Count}, {taken.Dong}"));
            }

            lists.Add(taken);
        }

        return lists;
    }

    /// <summary>A person approves these files.</summary>
    public void Approve(string period, int round, IEnumerable<ApprovedFile> files)
    {
        foreach (ApprovedFile file in files)
        {
            _approved[Invariant($"{period} r{round} {file.Provider}/{file.Name}")] = file;
        }
    }

    /// <summary>A person decides about something that was held; from then on the app may pay it.</summary>
    /// <param name="period">The month.</param>
    /// <param name="subject">The hash by which the question names its subject.</param>
    public void Decide(string period, string subject) => _decidedToPay.Add($"{period} {subject}");

    /// <summary>The app puts something where a provider reads it.</summary>
    public void Release(string provider, string path, byte[] content)
    {
        if (!_releasedPaths.Add($"{provider}/{path}"))
        {
            Violate($"{provider}/{path} was written again after its release");
            return;
        }

        string[] parts = path.Split('/');
        (string month, string file) = (parts[1], parts[3]);
        int round = int.Parse(parts[2].AsSpan(1), CultureInfo.InvariantCulture);
        if (file == "manifest.json")
        {
            return;
        }

        ApprovedFile? approved = _approved.GetValueOrDefault(Invariant($"{month} r{round} {provider}/{file}"));
        if (approved?.Sha256 != Convert.ToHexStringLower(SHA256.HashData(content)))
        {
            Violate($"{file} went out with bytes that nobody approved");
        }

        if (approved is null or { IsPrinted: true })
        {
            return;
        }

        string fileId = approved.FileId;
        PaymentFileText text = PaymentFileText.Read(path, content);
        if (text.Count != text.Payments.Count || text.Dong != text.Payments.Sum(static payment => payment.Dong))
        {
            Violate($"{fileId} says {text.Count}/{text.Dong} and holds {text.Payments.Count} payments");
        }

        foreach (FilePayment payment in text.Payments)
        {
            Take(month, round, provider, fileId, payment);
        }
    }

    private void Take(string month, int round, string provider, string fileId, FilePayment payment)
    {
        string[] parts = fileId.Split('-');
        (string unit, string list) = (parts[3], parts[4]);
        if (!_attempts.TryGetValue(payment.Id, out Attempt? attempt)
            || FrozenOf(attempt.Period)?.Find(unit, list, attempt.Entitlement) is not { } row)
        {
            Violate($"{fileId} pays {payment.Id}, which {unit} is not entitled to");
            return;
        }

        if (row.Due != payment.Dong)
        {
            Violate($"{fileId} pays {payment.Dong} for {payment.Id}, due is {row.Due}");
        }

        if (IsListedTwice(attempt.Period, list, row) && !IsDecidedAbout(attempt.Period, row, month))
        {
            Violate($"{fileId} pays {payment.Id}, whose person is listed twice, and nobody decided that");
        }

        if (IsListedTwice(attempt.Period, list, row) && Released.Values.Any(other =>
            other.Attempt.Period == attempt.Period && other.Row.Person.Id == row.Person.Id
            && other.FileId.Contains($"-{list}-", StringComparison.Ordinal)
            && !(other.Attempt.Entitlement == attempt.Entitlement
                && other.FileId.Contains($"-{unit}-{list}-", StringComparison.Ordinal))))
        {
            Violate($"{fileId} pays {payment.Id}, and the other side of the duplicate was sent too");
        }

        CheckAccount(fileId, attempt.Period, payment, row);
        CheckBefore(attempt, payment.Id, fileId);
        if (!Released.TryAdd(
            payment.Id, new Released(payment.Id, attempt, row, month, round, provider, fileId)))
        {
            Violate($"{payment.Id} is in {fileId} and in {Released[payment.Id].FileId}");
        }
    }

    /// <summary>Money goes to an account only where its institution said that it is the payee's.</summary>
    private void CheckAccount(string fileId, string period, FilePayment payment, ListRow row)
    {
        if (payment.Account.Length == 0)
        {
            return;
        }

        bool isRow = payment.Account == row.Account && payment.Bank == row.Bank;
        bool isConfirmed = _told.WasConfirmed(row.Bank, row.Account, row.Person.Name)
            || WasDecided(period, $"entitlement|{row.Entitlement}")
            || IsFailureDecided(period, row);
        if (!isRow || !isConfirmed)
        {
            Violate($"{fileId} pays {payment.Id} to an account that was not confirmed");
        }
    }

    /// <summary>Attempt k+1 exists only where attempt k is proven to have failed.</summary>
    private void CheckBefore(Attempt attempt, string id, string fileId)
    {
        for (int number = 1; number < attempt.Number; number++)
        {
            string before = _ids.Of(attempt.Period, attempt.Entitlement, number);
            bool isFailed = Released.TryGetValue(before, out Released? earlier)
                && (earlier.Told.Any(static told => told.IsFailure) || IsDecidedAbout(before));
            if (!isFailed)
            {
                Violate($"{fileId} pays {id}, attempt {attempt.Number}, and attempt {number} is not proven to have failed");
            }
        }

        for (int number = attempt.Number + 1; number <= AttemptsMax; number++)
        {
            if (Released.ContainsKey(_ids.Of(attempt.Period, attempt.Entitlement, number)))
            {
                Violate($"{fileId} pays {id}, attempt {attempt.Number}, after a later one");
            }
        }
    }

    /// <summary>A decision about a name counts in later months too.</summary>
    private bool WasDecided(string period, string what)
    {
        string subject = _ids.SubjectOf(what);
        return _decidedToPay.Any(decided => decided.EndsWith($" {subject}", StringComparison.Ordinal)
            && string.CompareOrdinal(decided, 0, period, 0, period.Length) <= 0);
    }

    /// <summary>
    /// Whether a person decided about somebody who is listed twice: in the month itself, or in a later one, up to the one
    /// that is paid, which asked again.
    /// </summary>
    public bool IsDecidedAbout(string period, ListRow row, string until)
    {
        string subject = _ids.SubjectOf($"person|{row.Person.Id}");
        string owed = _ids.SubjectOf($"owed|{period}|{subject}");
        return _decidedToPay.Contains($"{period} {subject}") || _decidedToPay.Any(decided =>
            decided.EndsWith($" {owed}", StringComparison.Ordinal)
            && string.CompareOrdinal(decided, 0, until, 0, until.Length) <= 0);
    }

    /// <summary>Whether a person decided about an attempt that failed for a reason which asks for one.</summary>
    public bool IsFailureDecided(string period, ListRow row) => Enumerable.Range(1, AttemptsMax)
        .Select(number => _ids.Of(period, row.Entitlement, number))
        .Any(id => Released.ContainsKey(id) && IsDecidedAbout(id));

    /// <summary>Whether a person decided about one attempt.</summary>
    private bool IsDecidedAbout(string id) =>
        _decidedToPay.Any(decided => decided.EndsWith($" {id}", StringComparison.Ordinal));

    private bool IsListedTwice(string period, string list, ListRow row) =>
        list == "btxh" && FrozenOf(period)!.ListedTwice.Contains(row.Person.Id);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>Something that must always hold does not.</summary>
/// <param name="message">What.</param>
internal sealed class ModelException(string message) : Exception(message);
