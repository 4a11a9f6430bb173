using System.Security.Cryptography;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;
using Disbursement.Formats;
using Disbursement.Formats.Pain001;

namespace Disbursement.Cli.Proof;

/// <summary>The payment files as the providers hold them, read back independently of the app that wrote them.</summary>
internal sealed class ProvidersFiles
{
    private readonly HashSet<string> _payments = new(StringComparer.Ordinal);
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

    /// <summary>What the reading proves.</summary>
    public IEnumerable<ProofResult> Results(Language language)
    {
        yield return ProofResult.Equal(
            new("Tệp bên chi trả đang giữ = tệp đã duyệt (SHA-256)", "Files the providers hold = files approved (SHA-256)"),
            language, _sameBytes, _listed);
        yield return ProofResult.Equal(
            new("Tệp pain.001 đọc lại đúng số khoản và số tiền", "pain.001 files read back with count and sum"),
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

        if (file.Name.EndsWith(".xml", StringComparison.Ordinal))
        {
            _read++;
            ReadPain001(content, file);
        }
    }

    private void ReadPain001(byte[] content, FileView file)
    {
        long count = 0;
        long sum = 0;
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            Pain001V09Reader.Read(stream, payment =>
            {
                count++;
                sum += payment.Amount.Dong;
                _payments.Add(payment.EndToEndId.ToString());
            });
        }
        catch (FileFormatException)
        {
            return;
        }

        _paymentsRead += count;
        if (count == file.Payments && sum == file.SumDong)
        {
            _balanced++;
        }
    }
}
