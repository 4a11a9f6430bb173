using System.Text;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Institutions;
using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Formats.Beneficiaries;

namespace Disbursement.Formats.Tests.Beneficiaries;

/// <summary>Lists of TP Hòa Bình for June 2024, and reading them.</summary>
internal static class Lists
{
    public const string Path = "17/2024-06/148/btxh/danh-sach.csv";

    public const string Header =
        "STT,Số định danh,Họ và tên,Ngày sinh,Giới tính,Mã xã,Mã chế độ,Số hồ sơ,Mức hưởng,Truy lĩnh";

    public static IntakeContext Context { get; } = MakeContext();

    /// <summary>A good row; the number makes it a person of its own.</summary>
    public static string Row(int number, string amount = "360000", string arrears = "", string reference = "") =>
        $"{number},01704{number % 10}{number:000000},Nguyễn Văn A,194{number % 10},Nam,04789,"
        + $"BT05C,{reference},{amount},{arrears}";

    public static string Join(params IEnumerable<string> lines) => string.Join("\r\n", lines) + "\r\n";

    public static Task<(IntakeResult Result, MemoryIntakeOutput Output)> ReadAsync(
        string text, IntakeReaderOptions? options = null) => ReadAsync(Encoding.UTF8.GetBytes(text), options);

    public static async Task<(IntakeResult Result, MemoryIntakeOutput Output)> ReadAsync(
        byte[] bytes,
        IntakeReaderOptions? options = null,
        string path = Path,
        IReadOnlyDictionary<EntitlementKey, ListedRow>? listed = null)
    {
        var output = new MemoryIntakeOutput();
        IntakeResult result = await new IntakeReader(Context, options, listed).ReadAsync(
            path,
            _ => Task.FromResult<Stream>(new MemoryStream(bytes)),
            output,
            progress: null,
            TestContext.Current.CancellationToken);
        return (result, output);
    }

    private static IntakeContext MakeContext() =>
        IntakePath.TryParse(Path, out IntakePath? path, out _)
        && IntakeContext.TryCreate(
            path,
            UnitRegister.Shipped,
            ProgrammeTable.Shipped,
            InstitutionRegister.Shipped,
            out IntakeContext? context,
            out _)
            ? context
            : throw new InvalidOperationException(Path);
}
