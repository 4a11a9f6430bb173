using System.Security.Cryptography;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;
using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Formats;
using Disbursement.Formats.Pain001;
using Disbursement.Formats.PayoutLists;
using Disbursement.Formats.TransferLists;

namespace Disbursement.Cli.Proof;

/// <summary>The payment files as the providers hold them, read back independently of the app that wrote them.</summary>
internal sealed class ProvidersFiles
{
    private readonly HashSet<string> _payments = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Provider, string Source), long> _advanced = [];
    private int _listed;
    private int _sameBytes;
    private int _read;
    private int _balanced;
    private long _paymentsRead;

    /// <summary>Reads every file the app lists as released.</summary>
    public static ProvidersFiles Read(MonthEvidence evidence)
    {
        var found = new ProvidersFiles();
        foreach (FileView file in evidence.Files.Where(IsReleased))
        {
            found.Take(evidence, file);
        }

        return found;
    }

    /// <summary>Money in the files that each provider holds, by provider and budget source, in đồng.</summary>
    public IReadOnlyDictionary<(string Provider, string Source), long> Advanced => _advanced;

    /// <summary>What the reading proves.</summary>
    public IEnumerable<ProofResult> Results(Language language)
    {
        yield return ProofResult.Equal(
            new("Tệp bên chi trả đang giữ = tệp đã duyệt (SHA-256)", "Files the providers hold = files approved (SHA-256)"),
            language, _sameBytes, _listed);
        yield return ProofResult.Equal(
            new("Tệp đọc lại đúng số khoản và số tiền", "Files read back with their count and sum"),
            language, _balanced, _read);
        yield return ProofResult.Equal(
            new("Mỗi lệnh chi có mã riêng, không lệnh nào hai lần", "Every payment has its own id, none stands twice"),
            language, _payments.Count, _paymentsRead);
    }

    private static bool IsReleased(FileView file) => file.State is not ("Built" or "Proposed");

    private void Take(MonthEvidence evidence, FileView file)
    {
        _listed++;
        string path = Path.Combine(
            evidence.HandedOver, "providers", file.Provider, evidence.Month.Province, evidence.Month.Period.ToString(),
            $"r{file.Round}", file.Name);
        if (!File.Exists(path))
        {
            return;
        }

        byte[] content = File.ReadAllBytes(path);
        if (Convert.ToHexStringLower(SHA256.HashData(content)) == file.Sha256)
        {
            _sameBytes++;
        }

        _read++;
        bool isRead = TryRead(content, file, out long count, out long sum);
        if (FileId.TryParse(file.FileId, out FileId id))
        {
            _advanced[(file.Provider, id.Source)] = _advanced.GetValueOrDefault((file.Provider, id.Source)) + sum;
        }

        if (isRead && count == file.Payments && sum == file.SumDong)
        {
            _balanced++;
        }
    }
    /// <summary>Reads a file by its format and remembers the ids of its payments.</summary>
    private bool TryRead(byte[] content, FileView file, out long count, out long sum)
    {
        long payments = 0;
        long dong = 0;
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            if (file.Name.EndsWith(".xml", StringComparison.Ordinal))
            {
                Pain001Reader.Read(stream, payment => Add(payment.EndToEndId, payment.Amount));
            }
            else if (ShippedLayouts.Find(file.Format) is { } layout)
            {
                TransferListReader.Read(stream, layout, line => Add(line.Id, line.Amount));
            }
            else
            {
                foreach (PayoutLine line in PayoutListReader.Read(stream).Lines)
                {
                    Add(line.Id, line.Amount);
                }
            }
        }
        catch (FileFormatException)
        {
            // Counted as read and not balanced: the proof fails and names the sum.
        }

        (count, sum) = (payments, dong);
        _paymentsRead += payments;
        return payments > 0;

        void Add(EndToEndId id, Vnd amount)
        {
            payments++;
            dong += amount.Dong;
            _payments.Add(id.ToString());
        }
    }
}
