using System.CommandLine;
using Disbursement.Cli.Identity;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;

namespace Disbursement.Cli.Api;

/// <summary>The options by which a command reaches the app as somebody: <c>--app</c>, <c>--as</c>, <c>--data</c>.</summary>
internal sealed class AppConnection
{
    /// <summary>The setting behind <c>--app</c>.</summary>
    public const string AppSetting = "DISBURSE_APP_URL";

    /// <summary>The setting behind <c>--as</c>.</summary>
    public const string ProfileSetting = "DISBURSE_PROFILE";

    /// <summary>A bearer token from elsewhere, such as Entra ID; environment only, never an option.</summary>
    public const string TokenSetting = "DISBURSE_TOKEN";

    private readonly CliContext _context;
    private readonly Option<string?> _app;
    private readonly Option<string?> _profile;
    private readonly Option<string?> _data;

    /// <summary>Makes the options and adds them to a command.</summary>
    public AppConnection(CliContext context, Command command)
    {
        _context = context;
        _app = new Option<string?>("--app")
        {
            HelpName = "url",
            Description = context.Say(
                $"địa chỉ hệ thống [{AppSetting}; mặc định: hệ thống đang chạy bằng `disburse up`]",
                $"address of the app [{AppSetting}; default: the one `disburse up` runs]"),
            DefaultValueFactory = _ => context.Settings.Find(AppSetting),
        };
        _profile = new Option<string?>("--as")
        {
            HelpName = context.Say("tên", "name"),
            Description = context.Say(
                $"người thực hiện, đã đăng nhập bằng `disburse login` [{ProfileSetting}; mặc định: người đăng nhập sau cùng]",
                $"who acts, logged in by `disburse login` [{ProfileSetting}; default: the last login]"),
            DefaultValueFactory = _ => context.Settings.Find(ProfileSetting),
        };
        _data = CommandOptions.Folder(context, "--data", new(
            "thư mục dữ liệu của máy này", "data folder of this machine"), DataFolder.Setting);
        command.Options.Add(_app);
        command.Options.Add(_profile);
        command.Options.Add(_data);
    }

    /// <summary>The data folder asked for.</summary>
    public DataFolder DataOf(ParseResult result) => DataFolder.Of(_context, result.GetValue(_data));

    /// <summary>Opens a client that acts as the person asked for.</summary>
    /// <exception cref="CliException">There is no address or nobody is logged in.</exception>
    public AppClient Open(ParseResult result)
    {
        DataFolder data = DataOf(result);
        return new AppClient(AddressOf(result.GetValue(_app), data), TokenOf(result.GetValue(_profile), data));
    }

    private static Uri AddressOf(string? given, DataFolder data)
    {
        string address = given ?? StackState.TryRead(data)?.AppUrl ?? throw new CliException(ExitCode.NotReachable, new(
            $"Không biết địa chỉ hệ thống. Hãy chạy `disburse up`, hoặc thêm --app URL (hay {AppSetting}).",
            $"The app's address is not known. Run `disburse up`, or add --app URL (or {AppSetting})."));
        return Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new CliException(ExitCode.Failed, new(
                $"“{address}” không phải địa chỉ http.", $"“{address}” is not an http address."));
    }

    private string TokenOf(string? name, DataFolder data)
    {
        if (name is null && _context.Settings.Find(TokenSetting) is { } token)
        {
            return token;
        }

        Profile profile = new ProfileStore(data.Profiles).Find(name) ?? throw new CliException(ExitCode.Refused, new(
            "Chưa đăng nhập. Ví dụ: disburse login --role treasurer --name ketoan --area 17",
            "Nobody is logged in. Example: disburse login --role treasurer --name ketoan --area 17"));
        return profile.ExpiresAt is { } expires && expires <= _context.Time.GetUtcNow()
            ? throw new CliException(ExitCode.Refused, new(
                $"Đăng nhập của “{profile.Name}” đã hết hạn; hãy đăng nhập lại.",
                $"The login of “{profile.Name}” has expired; log in again."))
            : profile.Token;
    }
}
